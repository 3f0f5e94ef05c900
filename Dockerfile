# The desk on Node.js 24. What it keeps stands in /data; everything else may be read-only.
FROM node:24-slim

ENV NODE_ENV=production
WORKDIR /app

# Scripts of packages are not run: the only one fetches another Node.js.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

COPY src ./src
COPY handlers ./handlers
COPY knowledge ./knowledge

# A new volume takes over whose folder it is mounted on.
RUN install -d -o node -g node -m 700 /data
VOLUME /data
USER node

# Within the container; which of the machine's addresses it has, the engine decides.
ENV HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
EXPOSE 8080

HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# Not by npm, which would stand between the engine's signals and the desk.
CMD ["node", "src/main.ts", "start"]
