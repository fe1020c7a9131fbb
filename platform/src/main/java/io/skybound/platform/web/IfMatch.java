package io.skybound.platform.web;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The versions a writer is willing to overwrite, read from {@code If-Match}.
 *
 * @param any {@code *}: whatever is there
 * @param versions the versions named by strong tags; tags we never gave out match nothing
 */
public record IfMatch(boolean any, Set<Long> versions) {

    private static final Pattern TAG = Pattern.compile("\\G\\s*(W/)?\"([^\"]*)\"\\s*(?:,|$)");

    public IfMatch {
        versions = Set.copyOf(versions);
    }

    /** Reads the header, or refuses: 428 where it is missing, 400 where it is no list of entity tags. */
    public static IfMatch required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problem.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "precondition_required",
                    "Send If-Match with the ETag of the version you have seen.");
        }
        if (header.strip().equals("*")) {
            return new IfMatch(true, Set.of());
        }
        Set<Long> versions = new LinkedHashSet<>();
        Matcher tags = TAG.matcher(header);
        int end = 0;
        while (end < header.length() && tags.find()) {
            end = tags.end();
            // If-Match compares strongly, so a weak tag never matches.
            if (tags.group(1) == null && tags.group(2).matches("\\d{1,18}")) {
                versions.add(Long.parseLong(tags.group(2)));
            }
        }
        if (end < header.length()) {
            throw Problem.badRequest("invalid_header", "If-Match must be a list of quoted entity tags.");
        }
        return new IfMatch(false, versions);
    }

    public boolean matches(long version) {
        return any || versions.contains(version);
    }

    /** Refuses with 412 unless the current version is one that the writer has seen. */
    public void check(long current) {
        if (!matches(current)) {
            throw stale();
        }
    }

    /** The one version expected, to send along with a command; null where the writer takes any. */
    public @Nullable Long expected() {
        if (any) {
            return null;
        }
        if (versions.size() != 1) {
            throw stale();
        }
        return versions.iterator().next();
    }

    public static Problem stale() {
        return Problem.of(
                HttpStatus.PRECONDITION_FAILED,
                "precondition_failed",
                "It has changed since you read it. Read it again, then repeat your change.");
    }
}
