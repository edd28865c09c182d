// The mark of the product: goods moving through a gate. Drawn, so that it follows the scheme.

export function BrandMark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-petrol-7)" />
      <path d="M8 9h7.5a7 7 0 0 1 0 14H8V9Z" fill="none" stroke="#fff" strokeWidth="2.6" />
      <path d="M12.5 16H25m-4-4 4 4-4 4" fill="none" stroke="#9fe3ee" strokeWidth="2.6" />
    </svg>
  );
}
