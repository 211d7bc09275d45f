/** The mark: a journey that ends where one wants to be. */
export function Logo() {
  return (
    <svg viewBox="0 0 30 30" width="30" height="30" aria-hidden="true">
      <rect width="30" height="30" rx="8" fill="var(--accent)" />
      <path
        d="M6 12.5C9 12.5 9.4 20 12.4 20S16.6 9 20.2 9"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <circle cx="22.6" cy="9" r="3" fill="var(--on-accent)" />
    </svg>
  )
}
