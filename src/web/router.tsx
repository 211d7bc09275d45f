/** The addresses of the app. A new page: one file in pages/, one line here. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { ErrorScreen } from './frame/error-screen.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { mapViewOf } from './map/map-address.ts'
import { recordsAddressOf } from './pages/records/records-address.ts'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: ErrorScreen })
const at = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path })

const pages = [
  createRoute({
    ...at('/maps'),
    component: lazyRouteComponent(() => import('./pages/maps-page.tsx'), 'MapsPage'),
  }),
  createRoute({
    ...at('/maps/$id'),
    validateSearch: mapViewOf,
    component: lazyRouteComponent(() => import('./pages/map-page.tsx'), 'MapPage'),
  }),
  createRoute({
    ...at('/maps/$id/edit'),
    component: lazyRouteComponent(() => import('./pages/map-edit-page.tsx'), 'MapEditPage'),
  }),
  createRoute({
    ...at('/'),
    component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
  }),
  createRoute({
    ...at('/customers'),
    component: lazyRouteComponent(() => import('./pages/customers/customers-page.tsx'), 'CustomersPage'),
  }),
  createRoute({
    ...at('/customers/$id'),
    component: lazyRouteComponent(() => import('./pages/customer/customer-page.tsx'), 'CustomerPage'),
  }),
  createRoute({
    ...at('/records/$type'),
    validateSearch: recordsAddressOf,
    component: lazyRouteComponent(() => import('./pages/records/records-page.tsx'), 'RecordsPage'),
  }),
  createRoute({
    ...at('/records/$type/$id'),
    component: lazyRouteComponent(() => import('./pages/record/record-page.tsx'), 'RecordPage'),
  }),
  createRoute({
    ...at('/sources'),
    component: lazyRouteComponent(() => import('./pages/sources/sources-page.tsx'), 'SourcesPage'),
  }),
  createRoute({
    ...at('/maps/draft'),
    component: lazyRouteComponent(() => import('./pages/new-map/new-map-page.tsx'), 'NewMapPage'),
  }),
  createRoute({
    ...at('/imports/$id'),
    component: lazyRouteComponent(() => import('./pages/imports/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...at('/flow'),
    component: lazyRouteComponent(() => import('./pages/flow/flow-page.tsx'), 'FlowPage'),
  }),
  createRoute({
    ...at('/touchpoints'),
    component: lazyRouteComponent(
      () => import('./pages/touchpoints/touchpoints-page.tsx'),
      'TouchpointsPage',
    ),
  }),
  ...(import.meta.env.DEV
    ? [
        createRoute({
          ...at('/gallery'),
          component: lazyRouteComponent(() => import('./pages/gallery-page.tsx'), 'GalleryPage'),
        }),
      ]
    : []),
]

export const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultPreload: 'intent',
  scrollRestoration: true,
})
