'use client';
// How high a scrolling area may be to end just above the window's lower edge.
import { useLayoutEffect, useState, type RefObject } from 'react';

/** The line that counts the rows, and the page's lower margin. */
const BOTTOM_SPACE = 62;
const LEAST = 320;

/** Pixels, or null before the first measurement (the server does not know the window). */
export function useFillHeight(ref: RefObject<HTMLElement | null>, isOn: boolean): number | null {
  const [height, setHeight] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (!isOn) return undefined;
    const measure = () => {
      const top = (ref.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setHeight(Math.max(LEAST, Math.floor(window.innerHeight - top - BOTTOM_SPACE)));
    };
    measure();
    // What stands above (alerts, filters that wrap) moves the table down.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [ref, isOn]);
  return height;
}
