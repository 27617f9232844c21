FROM node:24-bookworm-slim AS client
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json vite.config.ts ./
COPY shared shared
COPY client client
RUN npx vite build

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image brings Node; the optional packages are the same Node for machines without it.
RUN npm ci --omit=dev --omit=optional

FROM nginx:1.30 AS nginx
WORKDIR /srv/aleatoria
COPY --from=client /app/dist html
COPY nginx.conf ./
COPY ops/nginx ops/nginx
RUN mkdir /run/nginx && chown nginx:nginx /run/nginx
USER nginx
EXPOSE 8080
# Not the image's SIGQUIT: it would wait for every open socket.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD curl -fsS -o /dev/null http://127.0.0.1:8080/
ENTRYPOINT ["/srv/aleatoria/ops/nginx/entry.sh"]
CMD ["server", "3000"]

FROM node:24-bookworm-slim AS server
WORKDIR /app
ENV NODE_ENV=production
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY shared shared
COPY server server
COPY --from=client /app/dist dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
