package io.skybound.platform.idempotency;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;

/**
 * The paths of a module on which {@code Idempotency-Key} is honoured. Each module contributes one as a bean.
 *
 * <pre>{@code IdempotentPaths.paths().required(POST, "/bookings").optional(DELETE, "/bookings/{id}")}</pre>
 */
public final class IdempotentPaths {

    /**
     * @param pattern Spring path pattern
     * @param required whether a request without a key is refused
     */
    public record Path(HttpMethod method, String pattern, boolean required) {}

    private final List<Path> paths;

    private IdempotentPaths(List<Path> paths) {
        this.paths = List.copyOf(paths);
    }

    public static IdempotentPaths paths() {
        return new IdempotentPaths(List.of());
    }

    public IdempotentPaths required(HttpMethod method, String pattern) {
        return and(new Path(method, pattern, true));
    }

    public IdempotentPaths optional(HttpMethod method, String pattern) {
        return and(new Path(method, pattern, false));
    }

    public List<Path> list() {
        return paths;
    }

    private IdempotentPaths and(Path path) {
        List<Path> more = new ArrayList<>(paths);
        more.add(path);
        return new IdempotentPaths(more);
    }
}
