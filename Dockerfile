# The image: one jar, a Java runtime and faces for the world's scripts, for a user without rights and a root file system that nobody
# can write to. src/docker/rootfs carries out the second stage's instructions without a container engine and looks whether anything
# is missing; it reads them here, so there is no second list of steps.
#
#   docker build -t nameplate:0.1.0 .
#
# Bases are arguments: name yours with a digest, as debian:trixie-slim@sha256:…, so that a build can be repeated.
ARG BUILD_BASE=maven:3.9-eclipse-temurin-25
ARG RUNTIME_BASE=debian:trixie-slim

FROM ${BUILD_BASE} AS build
WORKDIR /src
COPY pom.xml ./
COPY src/main ./src/main
RUN mvn -q -B package -DskipTests -Dquick

FROM ${RUNTIME_BASE} AS runtime
ARG JRE=openjdk-25-jre-headless
# The JRE only recommends FreeType and HarfBuzz, but opens no font without them.
ARG LIBRARIES="libfreetype6 libharfbuzz0b"
ARG FONTS="fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji"
RUN apt-get update \
    && apt-get install -y --no-install-recommends ${JRE} ${LIBRARIES} ${FONTS} \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/apt /var/log/dpkg.log
RUN groupadd --system --gid 10001 nameplate \
    && useradd --system --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/nameplate --shell /usr/sbin/nologin nameplate \
    && install -d -o 10001 -g 10001 -m 0750 /var/lib/nameplate
COPY --from=build /src/target/nameplate.jar /opt/nameplate/nameplate.jar
COPY --chmod=0755 src/docker/train /opt/nameplate/train
ENV NAMEPLATE_HTTP_HOST=0.0.0.0 \
    NAMEPLATE_FONTS_DIRECTORY=/usr/share/fonts \
    NAMEPLATE_DATA_DIRECTORY=/var/lib/nameplate \
    NAMEPLATE_TEMPLATES_DIRECTORY=/var/lib/nameplate/templates \
    NAMEPLATE_BRANDS_DIRECTORY=/var/lib/nameplate/brands \
    NAMEPLATE_MEMORY_BUFFERS=96MB
# A run for nobody leaves an archive of loaded classes and of what the compiler learned, which makes later starts shorter.
RUN /opt/nameplate/train /opt/nameplate/nameplate.jar /opt/nameplate/nameplate.aot && rm /opt/nameplate/train
ENV JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=60 -XX:MaxDirectMemorySize=96m -XX:+UseG1GC -XX:+ExitOnOutOfMemoryError -XX:AOTCache=/opt/nameplate/nameplate.aot"
WORKDIR /opt/nameplate
USER 10001:10001
EXPOSE 8080 8081 5701
STOPSIGNAL SIGTERM
# No HEALTHCHECK: Kubernetes does not read it, its probes ask the operations port.
ENTRYPOINT ["java", "-jar", "/opt/nameplate/nameplate.jar"]
CMD ["serve"]
