/** The addresses of the app. A new page: one file in pages/, one line here. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { ErrorScreen } from './frame/error-screen.tsx'
import { GuardedFrame } from './frame/guarded-frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { mapViewOf } from './map/map-address.ts'
import { recordAddressOf } from './records/record-address.ts'
import { recordsAddressOf } from './records/records-address.ts'

const root = createRootRoute({ errorComponent: ErrorScreen })
const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  component: GuardedFrame,
  notFoundComponent: NotFound,
  errorComponent: ErrorScreen,
})
const at = <Path extends string>(path: Path) => ({ getParentRoute: () => framed, path })
/** Open to whoever is not signed in. */
const outside = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path })

const entrance = [
  createRoute({
    ...outside('/sign-in'),
    validateSearch: ({ next, error }: Record<string, unknown>): { next?: string; error?: string } => ({
      ...(typeof next === 'string' ? { next } : {}),
      ...(typeof error === 'string' ? { error } : {}),
    }),
    component: lazyRouteComponent(() => import('./pages/entry/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    ...outside('/set-up'),
    component: lazyRouteComponent(() => import('./pages/entry/link-pages.tsx'), 'SetUpPage'),
  }),
  createRoute({
    ...outside('/invitation'),
    component: lazyRouteComponent(() => import('./pages/entry/link-pages.tsx'), 'InvitationPage'),
  }),
  createRoute({
    ...outside('/new-password'),
    component: lazyRouteComponent(() => import('./pages/entry/link-pages.tsx'), 'NewPasswordPage'),
  }),
]

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
    validateSearch: recordAddressOf,
    component: lazyRouteComponent(() => import('./pages/customer/customer-page.tsx'), 'CustomerPage'),
  }),
  createRoute({
    ...at('/records/$type'),
    validateSearch: recordsAddressOf,
    component: lazyRouteComponent(() => import('./pages/records/records-page.tsx'), 'RecordsPage'),
  }),
  createRoute({
    ...at('/records/$type/$id'),
    validateSearch: recordAddressOf,
    component: lazyRouteComponent(() => import('./pages/record/record-page.tsx'), 'RecordPage'),
  }),
  createRoute({
    ...at('/record-imports'),
    validateSearch: ({ type }: Record<string, unknown>): { type?: string } =>
      typeof type === 'string' ? { type } : {},
    component: lazyRouteComponent(
      () => import('./pages/record-imports/record-imports-page.tsx'),
      'RecordImportsPage',
    ),
  }),
  createRoute({
    ...at('/record-imports/$id'),
    validateSearch: ({ step }: Record<string, unknown>): { step?: string } =>
      typeof step === 'string' ? { step } : {},
    component: lazyRouteComponent(
      () => import('./pages/record-imports/record-import-page.tsx'),
      'RecordImportPage',
    ),
  }),
  createRoute({
    ...at('/sources'),
    component: lazyRouteComponent(() => import('./pages/sources/sources-page.tsx'), 'SourcesPage'),
  }),
  createRoute({
    ...at('/connections/new'),
    validateSearch: ({ connector }: Record<string, unknown>): { connector?: string } =>
      typeof connector === 'string' ? { connector } : {},
    component: lazyRouteComponent(
      () => import('./pages/connections/new-connection-page.tsx'),
      'NewConnectionPage',
    ),
  }),
  createRoute({
    ...at('/connections/$id'),
    component: lazyRouteComponent(() => import('./pages/connections/connection-page.tsx'), 'ConnectionPage'),
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
  // Here and not at the root, so that a wrong address still has the way back around it.
  createRoute({ ...at('$'), component: NotFound }),
  createRoute({
    ...at('/profile'),
    component: lazyRouteComponent(() => import('./pages/profile/profile-page.tsx'), 'ProfilePage'),
  }),
  createRoute({
    ...at('/settings/people'),
    component: lazyRouteComponent(() => import('./pages/settings/people-page.tsx'), 'PeoplePage'),
  }),
  createRoute({
    ...at('/settings/fields'),
    validateSearch: ({ type }: Record<string, unknown>): { type?: string } =>
      typeof type === 'string' ? { type } : {},
    component: lazyRouteComponent(() => import('./pages/settings/fields/fields-page.tsx'), 'FieldsPage'),
  }),
  createRoute({
    ...at('/settings/pipelines'),
    component: lazyRouteComponent(
      () => import('./pages/settings/pipelines/pipelines-page.tsx'),
      'PipelinesPage',
    ),
  }),
  createRoute({
    ...at('/settings/api-keys'),
    component: lazyRouteComponent(() => import('./pages/settings/api-keys-page.tsx'), 'ApiKeysPage'),
  }),
  createRoute({
    ...at('/settings/webhooks'),
    component: lazyRouteComponent(
      () => import('./pages/settings/webhooks/webhooks-page.tsx'),
      'WebhooksPage',
    ),
  }),
  createRoute({
    ...at('/settings/audit'),
    component: lazyRouteComponent(() => import('./pages/settings/audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    ...at('/settings/erasures'),
    component: lazyRouteComponent(() => import('./pages/settings/erasures-page.tsx'), 'ErasuresPage'),
  }),
  createRoute({
    ...at('/duplicates'),
    validateSearch: ({ type, of }: Record<string, unknown>): { type?: string; of?: string } => ({
      ...(typeof type === 'string' ? { type } : {}),
      // An id of digits alone is read as a number.
      ...(typeof of === 'string' ? { of } : {}),
    }),
    component: lazyRouteComponent(() => import('./pages/duplicates/duplicates-page.tsx'), 'DuplicatesPage'),
  }),
  createRoute({
    ...at('/duplicates/$type/$one/$other'),
    component: lazyRouteComponent(() => import('./pages/duplicates/compare-page.tsx'), 'ComparePage'),
  }),
  createRoute({
    ...at('/merges'),
    component: lazyRouteComponent(() => import('./pages/duplicates/merges-page.tsx'), 'MergesPage'),
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
  routeTree: root.addChildren([...entrance, framed.addChildren(pages)]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})
