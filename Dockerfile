# One file for every process of SkyBound: `docker build --target command-side .`
# All jars are built once, inside; each process gets its own image from them, without Maven and sources.

FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -P images -DskipTests package
# The layers that change seldom first: dependencies, then our own classes.
RUN for side in all-in-one command-side query-side notification-saga identity; do \
      java -Djarmode=tools -jar $side/target/$side-*-exec.jar extract --layers --launcher --destination /layers/$side; \
    done

FROM eclipse-temurin:25.0.3_9-jre-noble AS process
RUN useradd --system --uid 10001 --home-dir /skybound --create-home skybound
COPY deploy/healthy.sh /usr/local/bin/healthy
USER skybound
WORKDIR /skybound
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Daxoniq.update-checker.disabled=true"
EXPOSE 8080 9090
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["bash", "/usr/local/bin/healthy"]
# A process asked to end finishes what it has begun; see stop_grace_period in docker-compose.yml.
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]

FROM process AS command-side
COPY --from=build /layers/command-side/dependencies/ ./
COPY --from=build /layers/command-side/spring-boot-loader/ ./
COPY --from=build /layers/command-side/snapshot-dependencies/ ./
COPY --from=build /layers/command-side/application/ ./

FROM process AS query-side
COPY --from=build /layers/query-side/dependencies/ ./
COPY --from=build /layers/query-side/spring-boot-loader/ ./
COPY --from=build /layers/query-side/snapshot-dependencies/ ./
COPY --from=build /layers/query-side/application/ ./

FROM process AS notification-saga
COPY --from=build /layers/notification-saga/dependencies/ ./
COPY --from=build /layers/notification-saga/spring-boot-loader/ ./
COPY --from=build /layers/notification-saga/snapshot-dependencies/ ./
COPY --from=build /layers/notification-saga/application/ ./

FROM process AS identity
COPY --from=build /layers/identity/dependencies/ ./
COPY --from=build /layers/identity/spring-boot-loader/ ./
COPY --from=build /layers/identity/snapshot-dependencies/ ./
COPY --from=build /layers/identity/application/ ./

FROM process AS all-in-one
COPY --from=build /layers/all-in-one/dependencies/ ./
COPY --from=build /layers/all-in-one/spring-boot-loader/ ./
COPY --from=build /layers/all-in-one/snapshot-dependencies/ ./
COPY --from=build /layers/all-in-one/application/ ./
