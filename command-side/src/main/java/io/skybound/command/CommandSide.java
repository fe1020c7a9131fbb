package io.skybound.command;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts the side that decides as a process of its own. Its settings are in command-side.yaml. No component itself: where all sides are in one process, this is not read.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"io.skybound.platform", "io.skybound.command"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class CommandSide {
    public static void main(String[] args) {
        new SpringApplicationBuilder(CommandSide.class)
                .properties("spring.config.name=command-side")
                .run(args);
    }
}
