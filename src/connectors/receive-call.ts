/** A call of another system: from its sender or refused, and kept before it is answered. */
import { ZodError } from 'zod'
import { appError } from '../model/app-error.ts'
import { type ConnectionRow, changeConnection, connectionRow, type Db } from './connection-rows.ts'
import type { AnyConnector, HookRequest, ReceiveConnector, Received } from './connector.ts'
import { ConnectorFailure, toldToWhoTries } from './connector-failure.ts'
import { keepDelivery } from './delivery-rows.ts'
import { refusalOf } from './former-secret.ts'
import { contentKey } from './payload-parts.ts'
import type { secretSeal } from './seal-secrets.ts'

type Parts = {
  db: Db
  now(): Date
  connectorNamed(id: string): AnyConnector
  settingsOf(connector: AnyConnector, row: ConnectionRow): never
  seal: ReturnType<typeof secretSeal>
  onChanged(): void
  /** Something new is to be taken in. */
  onKept(): void
}

const refusalEveryMs = 10_000

/** What the other system can do nothing about is ours to mend; it will send again. */
function readable<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ConnectorFailure)) throw error
    throw appError('connection.failed', toldToWhoTries(error), {}, error)
  }
}

/** A signed call of another shape is kept and shown like any other: refused, its sender would give up on us. */
function receivedBy(connector: ReceiveConnector<never>, payload: unknown, request: HookRequest): Received {
  try {
    return connector.receive(payload, request)
  } catch (error) {
    if (!(error instanceof ZodError)) throw error
    return { key: contentKey(request.body), kind: '' }
  }
}

export function createReceiving({ db, now, connectorNamed, settingsOf, seal, onChanged, onKept }: Parts) {
  const refusedAt = new Map<string, number>()

  /** Shown to people, but not for every call of somebody who guesses. */
  async function noteRefusal(row: ConnectionRow, what: string): Promise<void> {
    const at = now()
    if (at.getTime() - (refusedAt.get(row.id) ?? 0) < refusalEveryMs) return
    refusedAt.set(row.id, at.getTime())
    const remedy = 'Copy the signing secret from the other system once more, and enter it here.'
    const failure = JSON.stringify({ what, remedy, at: at.toISOString() })
    await changeConnection(db, row.id, { failure })
    onChanged()
  }

  async function receiving(id: string) {
    const row = await connectionRow(db, id)
    const connector = connectorNamed(row.connector)
    if (connector.way === 'receive' && !row.removing) return { row, connector }
    throw appError('connection.not-found', 'This connection is not one that others send to.')
  }

  return {
    /** Throws where nothing can be sent to. */
    async listening(id: string): Promise<void> {
      await receiving(id)
    },
    /** Resolves when what was sent is on disk. */
    async receive(id: string, request: HookRequest, read: (body: Buffer) => unknown): Promise<void> {
      const { row, connector } = await receiving(id)
      const settings = readable(() => settingsOf(connector, row))
      const refusal = readable(() => refusalOf(connector, request, settings, row, seal))
      if (refusal) {
        await noteRefusal(row, `A call was refused: ${refusal}`)
        throw appError('hook.not-signed', `${refusal} Sign the call with the secret of this connection.`)
      }
      const { key, kind } = receivedBy(connector, read(request.body), request)
      const payload = request.body.toString('utf8')
      const isNew = await keepDelivery(db, { connection: id, key, kind, payload, at: request.now })
      if (isNew) onKept()
    },
  }
}
