package io.skybound.allinone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts every side of SkyBound in one JVM. */
@SpringBootApplication(scanBasePackages = "io.skybound")
public class SkyBound {
    public static void main(String[] args) {
        SpringApplication.run(SkyBound.class, args);
    }
}
