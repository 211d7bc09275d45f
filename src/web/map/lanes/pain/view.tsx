/** The cards of this lane; drawing is shared by pain and golden. */
import { MomentsView } from '../../board/moments-view.tsx'

export const PainView = () => <MomentsView kind="pain" />
