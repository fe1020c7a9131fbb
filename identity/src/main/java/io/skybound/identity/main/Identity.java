package io.skybound.identity.main;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts accounts and sessions as a process of their own. It sends no messages, and so needs no Axon Server. Its settings are in identity.yaml. No component itself: where all sides are in one process, this is not read.
 * In a package of its own, as Spring Boot looks for repositories in its main class's package, too, and would find them twice.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"io.skybound.platform", "io.skybound.identity"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Identity {
    public static void main(String[] args) {
        new SpringApplicationBuilder(Identity.class)
                .properties("spring.config.name=identity")
                .run(args);
    }
}
