const browsers = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * The programs of the system that the cluster and the tests run, and the packages that bring them. The first command
 * is what Debian's package brings; the others stand in where it cannot be installed. Chromium's headless shell spends
 * none of the time that the whole browser spends on a window that nobody sees; it has no prompts and no notices.
 */
export const programs = {
  'redis-server': { commands: ['redis-server'], debian: ['redis-server'], brew: 'redis' },
  nginx: { commands: ['nginx'], debian: ['nginx'], brew: 'nginx' },
  turnserver: { commands: ['turnserver'], debian: ['coturn'], brew: 'coturn' },
  chromium: {
    commands: browsers,
    debian: ['chromium', 'fonts-noto-color-emoji'],
    brew: '--cask chromium',
  },
  'chromium-headless-shell': {
    commands: ['chromium-headless-shell', ...browsers],
    debian: ['chromium-headless-shell'],
    brew: '--cask chromium',
  },
};
