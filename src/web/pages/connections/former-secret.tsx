/** For how long the secret of before still counts, and ending that at once. */
import type { Connection } from '../../../model/connection.ts'
import { failureText } from '../../api/api-error.ts'
import { useEndFormerSecret } from '../../api/use-connections.ts'
import { toast } from '../../frame/toast.ts'
import { dayAndTime, duration } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { useNow } from '../../parts/use-now.ts'

export function FormerSecret({ connection, until }: { connection: Connection; until: string }) {
  const now = useNow(30_000)
  const end = useEndFormerSecret(connection.id)
  const left = Math.max(1, (Date.parse(until) - now.getTime()) / 1000)
  return (
    <div className="row" style={{ flexWrap: 'wrap' }}>
      <p className="sm grow" title={dayAndTime(until)}>
        The former secret counts for another {duration(left)}, so that nothing is lost while you enter the new
        one there.
      </p>
      <May permission="settings">
        <button
          type="button"
          className="button"
          disabled={end.isPending}
          onClick={() =>
            end.mutate(undefined, {
              onSuccess: () => toast('From now on the new secret alone counts.'),
              onError: (error) => toast(failureText(error), { tone: 'bad' }),
            })
          }
        >
          End it now
        </button>
      </May>
    </div>
  )
}
