package io.skybound.process;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts the side that reacts as a process of its own: processes, and the mails they owe. Its settings are in notification-saga.yaml. No component itself: where all sides are in one process, this is not read.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"io.skybound.platform", "io.skybound.process"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class NotificationSaga {
    public static void main(String[] args) {
        new SpringApplicationBuilder(NotificationSaga.class)
                .properties("spring.config.name=notification-saga")
                .run(args);
    }
}
