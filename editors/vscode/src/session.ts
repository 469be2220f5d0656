/** The one server of this window: found, started, stopped, replaced. */

import { EventEmitter, type Disposable, type LogOutputChannel } from "vscode";
import { State } from "vscode-languageclient/node";
import { NotesClient } from "./client";
import { commandLine, sameServer, type NoServer, type Server } from "./server";

/** What the session is doing, for the status item, the messages and the commands. */
export type Condition =
  | { readonly kind: "stopped" }
  | { readonly kind: "missing"; readonly found: NoServer }
  | { readonly kind: "starting"; readonly server: Server }
  | { readonly kind: "running"; readonly server: Server; readonly client: NotesClient }
  | { readonly kind: "failed"; readonly server: Server; readonly reason: string };

const CRASHES = 5;
const CRASHES_WITHIN_MILLISECONDS = 3 * 60_000;

/**
 * Starts and stops go one after the other, however fast they are asked for: two servers never run
 * at once.
 */
export class Session implements Disposable {
  private current: Condition = { kind: "stopped" };
  private client: NotesClient | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private crashes: number[] = [];
  private readonly changed = new EventEmitter<Condition>();

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly find: () => Promise<Server | NoServer>,
    private readonly output: LogOutputChannel,
  ) {}

  get condition(): Condition {
    return this.current;
  }

  /** Ends the server and starts the one that is found now; true when that one runs. */
  restart(): Promise<boolean> {
    this.abandonStart();
    this.crashes = [];
    return this.enqueue(async () => this.replaceBy(await this.find()));
  }

  /** Restarts only if another server is found than the one in use. */
  refresh(): Promise<void> {
    return this.enqueue(async () => {
      const found = await this.find();
      if (!this.isUsing(found)) {
        await this.replaceBy(found);
      }
    });
  }

  stop(): Promise<void> {
    this.abandonStart();
    return this.enqueue(async () => {
      await this.end();
      this.become({ kind: "stopped" });
    });
  }

  dispose(): void {
    this.changed.dispose();
  }

  private enqueue<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** A server that hangs while it starts would hold up all that waits behind it. */
  private abandonStart(): void {
    if (this.client?.state === State.Starting) {
      void this.client.end();
    }
  }

  private isUsing(found: Server | NoServer): boolean {
    switch (this.current.kind) {
      case "running":
        return sameServer(this.current.server, found);
      case "missing":
        return sameServer(this.current.found, found);
      case "starting":
      case "failed":
      case "stopped":
        return false;
    }
  }

  private async replaceBy(found: Server | NoServer): Promise<boolean> {
    await this.end();
    if (found.origin === "nowhere") {
      this.output.error(found.reason);
      this.become({ kind: "missing", found });
      return false;
    }
    return this.start(found);
  }

  private async start(server: Server): Promise<boolean> {
    this.output.info(`Starting ${commandLine(server)}`);
    this.become({ kind: "starting", server });
    const client = new NotesClient(server, this.output, () => {
      this.recover(server);
    });
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      if (!client.isEnding) {
        await client.end();
        this.become({ kind: "failed", server, reason: `It did not start: ${reasonOf(error)}` });
      }
      return false;
    }
    this.become({ kind: "running", server, client });
    return true;
  }

  private async end(): Promise<void> {
    await this.client?.end();
    this.client = undefined;
  }

  /** A crashed server is started again, but not for ever. */
  private recover(server: Server): void {
    const now = Date.now();
    const recent = this.crashes.filter((time) => now - time < CRASHES_WITHIN_MILLISECONDS);
    this.crashes = [...recent, now];
    if (this.crashes.length >= CRASHES) {
      this.become({ kind: "failed", server, reason: "It keeps crashing." });
    } else {
      this.output.warn("The server crashed.");
      void this.enqueue(() => this.start(server));
    }
  }

  private become(condition: Condition): void {
    this.current = condition;
    this.changed.fire(condition);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
