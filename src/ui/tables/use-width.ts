'use client';
// How wide an element is, as long as it is asked for.
import { useLayoutEffect, useState, type RefObject } from 'react';

/** Pixels within its border, or null before the first measurement (the server does not know the window). */
export function useWidth(ref: RefObject<HTMLElement | null>, isOn: boolean): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!isOn || !element) return undefined;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, isOn]);
  return isOn ? width : null;
}
