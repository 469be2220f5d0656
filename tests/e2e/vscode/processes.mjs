// Which processes run, as Linux tells. A process that has ended but that its parent has not asked
// about yet does not count, though a signal would still find it.

import { readdirSync, readFileSync } from "node:fs";

export function isRunning(pid) {
  return state(pid) !== undefined;
}

export function isGroupRunning(group) {
  return readdirSync("/proc").some((name) => /^\d+$/.test(name) && state(name)?.group === group);
}

function state(pid) {
  let line;
  try {
    line = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
  // pid (name) state parent group: the name may hold anything.
  const [status, , group] = line.slice(line.lastIndexOf(")") + 2).split(" ");
  return status === "Z" || status === "X" ? undefined : { group: Number(group) };
}
