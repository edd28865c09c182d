'use client';
// What the reader saw when they began to type. The page may read a newer state meanwhile; what is sent
// is still judged by what was on the screen, until the reader loads the newest state themselves.
import { useState } from 'react';

export interface Seen<Value> {
  readonly seen: Value;
  /** The reader has loaded the newest state: from here on that is what they saw. */
  readonly follow: () => void;
}

/** `now` is what the page holds at this moment. */
export function useSeen<Value>(now: Value): Seen<Value> {
  const [opened] = useState(now);
  const [isFollowing, setFollowing] = useState(false);
  return { seen: isFollowing ? now : opened, follow: () => setFollowing(true) };
}
