/** The programs of the system that the cluster and the tests run, and the packages that bring them. */
export const programs = {
  'redis-server': { commands: ['redis-server'], debian: ['redis-server'], brew: 'redis' },
  nginx: { commands: ['nginx'], debian: ['nginx'], brew: 'nginx' },
  turnserver: { commands: ['turnserver'], debian: ['coturn'], brew: 'coturn' },
  chromium: {
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    debian: ['chromium', 'fonts-noto-color-emoji'],
    brew: '--cask chromium',
  },
};
