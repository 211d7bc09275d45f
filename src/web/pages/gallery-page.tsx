/** Every page from fixtures, for looking at while drawing: /gallery?show=/maps/first-order. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { answerFromFixtures } from '../fixtures/answers.ts'

const pages = [
  '/maps',
  '/maps/first-order',
  '/maps/first-order?period=12m&compare=previous',
  '/maps/first-order?view=table',
  '/maps/first-order?view=text',
  '/maps/first-order?view=flow',
  '/maps/first-order?zoom=overview',
  '/maps/first-order?zoom=customers',
  '/maps/first-order/edit',
  '/maps/conflict/edit',
  '/maps/huge',
  '/maps/empty',
  '/maps/broken',
  '/maps/slow',
]

export function GalleryPage() {
  const navigate = useNavigate()
  useEffect(() => {
    const wish = new URLSearchParams(location.search)
    answerFromFixtures(wish.has('live'))
    const show = wish.get('show')
    if (show) void navigate({ href: show, replace: true })
  }, [navigate])
  return (
    <div className="page">
      <h1 className="page-title">Gallery</h1>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <button type="button" className="link" onClick={() => void navigate({ href: page })}>
              {page}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
