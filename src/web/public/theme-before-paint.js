// Sets the theme before anything is drawn, so that a dark page does not flash white.
;(() => {
  let wish = 'system'
  try {
    wish = localStorage.getItem('waymark.theme') ?? 'system'
  } catch {
    // Storage may be forbidden: the system's theme is used then.
  }
  const dark = wish === 'dark' || (wish !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
})()
