/** Who makes a change. There is no sign-in yet, so everybody at this machine is one person. */
export const actor = 'owner'
