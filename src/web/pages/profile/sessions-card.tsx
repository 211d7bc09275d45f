/** Where I am signed in, and ending it there. */
import { failureText } from '../../api/api-error.ts'
import { useEndSession, useSessions } from '../../api/use-own-account.ts'
import { toast } from '../../frame/toast.ts'
import { ago, dayAndTime } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { browserName } from './browser-name.ts'
import styles from './profile.module.css'

export function SessionsCard() {
  const sessions = useSessions()
  const end = useEndSession()
  const now = useNow(30_000)
  const others = sessions.data?.filter(({ current }) => !current).length ?? 0
  const finish = (id: string | undefined, said: string) =>
    end.mutate(id, {
      onSuccess: () => toast(said),
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  return (
    <section className={`card ${styles.card} ${styles.wide}`} aria-labelledby="sessions-title">
      <div className="row">
        <h2 className="heading grow" id="sessions-title">
          Where I am signed in
        </h2>
        {others > 0 && (
          <button
            type="button"
            className="button"
            disabled={end.isPending}
            onClick={() => finish(undefined, 'You are signed out everywhere else.')}
          >
            End all others
          </button>
        )}
      </div>
      {sessions.isPending && <Skeleton width="100%" height={80} />}
      {sessions.isError && (
        <p className="sm bad" role="alert">
          {failureText(sessions.error)}
        </p>
      )}
      <ul className={styles.sessions}>
        {sessions.data?.map(({ id, current, address, browser, createdAt, seenAt, endsAt }) => (
          <li key={id}>
            <div className="grow">
              <p className="row">
                <span className="medium clip" title={browser}>
                  {browserName(browser)}
                </span>
                {current && <span className="chip good">this one</span>}
              </p>
              <p className="xs faint num" title={`Signed in ${dayAndTime(createdAt)}`}>
                {address || 'address unknown'}, seen {ago(seenAt, now)}, ends {dayAndTime(endsAt)}
              </p>
            </div>
            {!current && (
              <button
                type="button"
                className="button quiet"
                aria-label={`End the session of ${browserName(browser)}`}
                disabled={end.isPending}
                onClick={() => finish(id, 'The session is ended.')}
              >
                End
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
