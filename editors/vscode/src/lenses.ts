/** What a click on a code lens does here that the server cannot: it shows the links that count. */

import { commands, Location, Position, Range, Uri } from "vscode";
import type {
  Location as WireLocation,
  Position as WirePosition,
} from "vscode-languageclient/node";

/** The server's command: it answers with the locations of the links. */
export const BACKLINKS = "notes.backlinks";

/** Shows `answer`, the links to the document that is the first of `args`, or to a place in it. */
export async function showBacklinks(args: unknown[], answer: unknown): Promise<void> {
  const [uri, place] = args as [string, WirePosition | undefined];
  const locations = ((answer ?? []) as WireLocation[]).map(
    ({ uri, range }) => new Location(Uri.parse(uri), new Range(at(range.start), at(range.end))),
  );
  const start = at(place ?? { line: 0, character: 0 });
  await commands.executeCommand("editor.action.showReferences", Uri.parse(uri), start, locations);
}

function at({ line, character }: WirePosition): Position {
  return new Position(line, character);
}
