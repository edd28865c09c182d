'use client';
// Marks the document once its page answers to clicks: a click before that is lost silently, so
// whoever drives a browser waits for `html[data-hydrated]`. It must stand inside the page, because
// the frame around it comes to life earlier than a page that is still streaming.
import { useEffect } from 'react';

export function HydrationMark() {
  useEffect(() => {
    document.documentElement.dataset['hydrated'] = 'true';
  }, []);
  return null;
}
