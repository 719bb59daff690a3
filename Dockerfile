# The tracker in a container: `serve` by default, or any other command: docker run … wro-watch sync
# Everything installed is pinned by hash in requirements-image.lock, the extra for alerts included (11 of 270 MB). The root file system may be read-only: only /data is written.

FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements-image.lock requirements-dev.lock ./
RUN python -m venv /build && /build/bin/pip install --no-cache-dir --require-hashes -r requirements-dev.lock
RUN python -m venv --without-pip /app
RUN /build/bin/pip --python /app/bin/python install --no-cache-dir --no-compile --require-hashes -r requirements-image.lock
COPY . .
RUN /build/bin/python -m build --wheel --no-isolation --outdir /wheel
RUN /build/bin/pip --python /app/bin/python install --no-cache-dir --no-deps /wheel/*.whl
RUN /app/bin/python -m compileall -q /app/lib

FROM python:3.13-slim
COPY --from=build /app /app
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin wro && install -d -o wro -g wro /data
ENV PATH=/app/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    WRO_DB=/data/wro.db
USER wro
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5m --timeout=30s --start-period=10m --retries=3 CMD ["wro", "health"]
ENTRYPOINT ["wro"]
CMD ["serve"]
