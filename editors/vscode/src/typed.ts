/** Whether what somebody types may be what the server takes: it has the last word. */

/** Seconds, or a time; with a minus sooner. */
export function looksLikeShift(text: string): boolean {
  return /^[+-]?(\d+|\d+(:[0-5]?\d){1,2})$/.test(text) && /[1-9]/.test(text);
}

/** The id of a video, or a URL that may be of one. */
export function looksLikeVideo(text: string): boolean {
  return (
    /^[\w-]{11}$/.test(text) ||
    /^(https?:\/\/)?([\w-]+\.)*youtu(be|\.be|be-nocookie)\S*$/.test(text)
  );
}
