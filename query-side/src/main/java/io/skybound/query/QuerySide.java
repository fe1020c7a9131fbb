package io.skybound.query;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts the side that answers as a process of its own. Its settings are in query-side.yaml. No component itself: where all sides are in one process, this is not read.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"io.skybound.platform", "io.skybound.query", "io.skybound.web"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class QuerySide {
    public static void main(String[] args) {
        new SpringApplicationBuilder(QuerySide.class)
                .properties("spring.config.name=query-side")
                .run(args);
    }
}
