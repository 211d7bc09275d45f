/** No page lives at this address. */
import { Link } from '@tanstack/react-router'
import { Notice } from '../parts/notice.tsx'
import { useCrumbs } from './crumbs.tsx'

export function NotFound() {
  useCrumbs({ name: 'Not found' })
  return (
    <Notice title="There is no page at this address">
      <p>It may have been renamed or removed.</p>
      <Link to={'/maps' as string} className="button primary">
        Go to the maps
      </Link>
    </Notice>
  )
}
