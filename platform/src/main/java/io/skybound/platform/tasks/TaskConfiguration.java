package io.skybound.platform.tasks;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import io.skybound.platform.database.ReplicaId;
import io.skybound.platform.database.Takeover;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.ObjectMapper;

/** What is to be done later, by db-scheduler: durable, shared by all replicas, and part of the transaction at hand. */
@Configuration(proxyBeanMethods = false)
class TaskConfiguration {

    @Bean
    Takeover tasksUnderWay() {
        return new Takeover(
                "update process.scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
                        + " version = version + 1 where picked");
    }

    @Bean
    com.github.kagkarlsson.scheduler.Clock dbSchedulerClock(Clock clock) {
        return clock::instant;
    }

    /** No candidate where the database itself is wanted. */
    @Bean(defaultCandidate = false)
    TaskConnections taskConnections(DataSource pool) throws SQLException {
        return new TaskConnections(pool);
    }

    @Bean
    DbSchedulerCustomizer tasks(
            org.axonframework.serialization.Serializer serializer,
            ReplicaId replica,
            @Qualifier("taskConnections") DataSource connections) {
        if (!(serializer instanceof Jackson3Serializer json)) {
            throw new IllegalStateException("Expected a JSON serializer, not " + serializer.getClass());
        }
        Serializer taskJson = new TaskJson(json.getObjectMapper());
        return new DbSchedulerCustomizer() {
            /** Replicas tell their tasks apart by it; the host's name, the default, may be shared. */
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(replica.text()));
            }

            @Override
            public Optional<DataSource> dataSource() {
                return Optional.of(connections);
            }

            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(taskJson);
            }
        };
    }

    /**
     * A task's data as JSON, like everything that is stored, personal data encrypted. The task says of which class its
     * data is; with Java serialization, the default, the row would say it.
     */
    private record TaskJson(ObjectMapper mapper) implements Serializer {
        TaskJson {
            mapper = mapper.rebuild()
                    .changeDefaultVisibility(visible -> visible.withFieldVisibility(Visibility.ANY))
                    .build();
        }

        @Override
        public byte @Nullable [] serialize(@Nullable Object data) {
            return data == null ? null : mapper.writeValueAsBytes(data);
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
            return data == null ? null : mapper.readValue(data, type);
        }
    }
}
