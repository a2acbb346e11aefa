# The site and its workers. Two stages: the first has what it takes to build, the second what it takes to run.
# docs/operator.md says what the container needs from its host; docker-compose.yml asks for it.

FROM debian:bookworm-slim AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 python3-venv ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY requirements.lock ./
# uv is taken from the lock as well, with its hashes; it takes the versions and hashes of all others from there.
RUN python3 -m venv /opt/tools \
 && sed -n '/^uv==/,/[^\\]$/p' requirements.lock > /tmp/uv.txt \
 && /opt/tools/bin/pip install --no-cache-dir --no-deps --require-hashes -r /tmp/uv.txt \
 && /opt/tools/bin/uv pip install --no-cache --python /opt/tools/bin/python -c requirements.lock hatchling
COPY pyproject.toml README.md LICENSE ./
RUN python3 -m venv --without-pip /opt/holt \
 && /opt/tools/bin/uv pip install --no-cache --compile-bytecode --python /opt/holt/bin/python \
    -c requirements.lock -r pyproject.toml --extra postgres
COPY reference reference
COPY grader grader
COPY webapp webapp
RUN /opt/tools/bin/python -m hatchling build -t wheel -d /tmp/wheel \
 && /opt/tools/bin/uv pip install --no-cache --no-deps --compile-bytecode --python /opt/holt/bin/python /tmp/wheel/*.whl
COPY assignments /srv/holt/assignments
# The folders are read-only later: what is made from them once is made here.
RUN for folder in /srv/holt/assignments/*/; do /opt/holt/bin/holt build "$folder" || exit 1; done
RUN HOME=/home/holt /opt/holt/bin/python -c "from grader import sandbox; sandbox.matplotlib_cache()"

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 bubblewrap ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --no-create-home --home-dir /home/holt --shell /usr/sbin/nologin holt \
 && install -d -o holt -g holt -m 0700 /var/lib/holt
COPY --from=build /opt/holt /opt/holt
COPY --from=build /srv/holt /srv/holt
COPY --from=build /home/holt /home/holt
ENV PATH=/opt/holt/bin:/usr/bin:/bin HOME=/home/holt LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 \
    HOLT_DATA=/var/lib/holt HOLT_HOST=0.0.0.0
USER holt
WORKDIR /srv/holt
VOLUME /var/lib/holt
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-c", \
    "import http.client as h; c = h.HTTPConnection('127.0.0.1', 8000, timeout=4); c.request('GET', '/healthz'); exit(c.getresponse().status != 200)"]
CMD ["holt", "serve"]
