/** Does what is written for Docker, Prometheus and Grafana fit the code? Nobody can start all of it in a test. */
@NullMarked
package io.skybound.allinone.deployment;

import org.jspecify.annotations.NullMarked;
