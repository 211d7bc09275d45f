/** ● data, ◐ mixed, dashed ○ assumption: a shape, so that it survives a black-and-white print. */
import type { EvidenceKind } from '../evidence-of.ts'

export function EvidenceMark({ kind }: { kind: EvidenceKind }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" style={{ flex: 'none' }}>
      <circle
        cx="6"
        cy="6"
        r="4.6"
        fill={kind === 'data' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.3"
        strokeDasharray={kind === 'assumption' ? '1.8 1.8' : undefined}
      />
      {kind === 'mixed' && <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" />}
    </svg>
  )
}
