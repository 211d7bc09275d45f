/** A list that goes on says so, and reads its next page when asked. */
type Props = {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
  text?: string
  className?: string | undefined
}

export const MoreRows = ({ list, text = 'Show older', className = '' }: Props) =>
  list.hasNextPage ? (
    <div className={className}>
      <button
        type="button"
        className="button"
        disabled={list.isFetchingNextPage}
        onClick={() => void list.fetchNextPage()}
      >
        {list.isFetchingNextPage ? 'Reading…' : text}
      </button>
    </div>
  ) : null
