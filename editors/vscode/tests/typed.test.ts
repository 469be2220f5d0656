import assert from "node:assert/strict";
import { test } from "node:test";
import { looksLikeShift, looksLikeVideo } from "../src/typed";

test("a shift is a number of seconds or a time, and not nothing", () => {
  for (const text of ["5", "-5", "+5", "90", "1:30", "-1:30", "1:00:00"]) {
    assert.ok(looksLikeShift(text), text);
  }
  for (const text of ["", "0", "-0:00", "soon", "1:75", "1:2:3:4", "5s"]) {
    assert.ok(!looksLikeShift(text), text);
  }
});

test("a video is an id or a URL of YouTube", () => {
  const id = "kJ3vHq8-Wm0";
  for (const text of [
    id,
    `https://www.youtube.com/watch?v=${id}&t=62s`,
    `https://youtu.be/${id}?t=62`,
    `youtube.com/shorts/${id}`,
    `https://www.youtube-nocookie.com/embed/${id}`,
  ]) {
    assert.ok(looksLikeVideo(text), text);
  }
  for (const text of ["", "some text", "https://example.org/watch?v=x", "kJ3vHq8"]) {
    assert.ok(!looksLikeVideo(text), text);
  }
});
