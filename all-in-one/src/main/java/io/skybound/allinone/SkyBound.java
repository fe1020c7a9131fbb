package io.skybound.allinone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Starts every side of SkyBound in one JVM. Beans go by their full class names: the sides don't know each other's. */
@SpringBootApplication(
        scanBasePackages = "io.skybound",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class SkyBound {
    public static void main(String[] args) {
        SpringApplication.run(SkyBound.class, args);
    }
}
