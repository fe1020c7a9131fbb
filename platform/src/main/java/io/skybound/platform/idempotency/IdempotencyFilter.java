package io.skybound.platform.idempotency;

import io.skybound.platform.crypto.Digests;
import io.skybound.platform.idempotency.IdempotentRequests.Outcome;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.Problem;
import io.skybound.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.StreamUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.WebUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Does a named request once. Stands behind authorisation, in front of the controllers, and keeps the answer before it is
 * sent: a caller who has seen an answer will see it again.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final String KEY = IdempotencyKey.class.getName();
    private static final String WORK = IdempotencyFilter.class.getName() + ".work";
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    private record Place(PathPattern pattern, IdempotentPaths.Path path) {}

    private record Work(String caller, String key, UUID claim) {}

    private final IdempotentRequests requests;
    private final ProblemWriter problems;
    private final List<Place> places;
    private final List<BodyGuard> guards;

    IdempotencyFilter(
            IdempotentRequests requests,
            ProblemWriter problems,
            List<IdempotentPaths> modules,
            List<BodyGuard> guards) {
        this.requests = requests;
        this.problems = problems;
        this.guards = List.copyOf(guards);
        this.places = modules.stream()
                .flatMap(module -> module.list().stream())
                .map(path -> new Place(PathPatternParser.defaultInstance.parse(path.pattern()), path))
                .toList();
    }

    static @Nullable IdempotencyKey keyOf(HttpServletRequest request) {
        return request.getAttribute(KEY) instanceof IdempotencyKey key ? key : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(WORK) instanceof Work work) {
            // Back from asynchronous work, with the response that was wrapped when it began.
            run(request, response, chain, work);
            return;
        }
        IdempotentPaths.Path path = registered(request);
        String caller = caller();
        if (path == null || caller == null) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = StreamUtils.copyToByteArray(request.getInputStream());
        guards.forEach(guard -> guard.check(path, request, body));
        HttpServletRequest replayable = new ReplayableRequest(request, body);
        String key = key(request, path);
        if (key == null) {
            chain.doFilter(replayable, response);
            return;
        }
        switch (requests.claim(caller, key, fingerprint(request, body))) {
            case Outcome.Claimed(UUID claim) -> {
                Work work = new Work(caller, key, claim);
                replayable.setAttribute(WORK, work);
                replayable.setAttribute(KEY, new IdempotencyKey(key));
                run(replayable, new ContentCachingResponseWrapper(response), chain, work);
            }
            case Outcome.Done(Answer answer) -> replay(answer, response);
            case Outcome.Running() ->
                throw Problem.conflict("request_in_progress", "The first request with this key is still running.")
                        .retryAfter(Duration.ofSeconds(1));
            case Outcome.Reused() ->
                throw Problem.invalid("idempotency_key_reused", "This key has been used for another request.");
        }
    }

    private void run(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Work work)
            throws ServletException, IOException {
        ContentCachingResponseWrapper recorded =
                WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
        if (recorded == null) {
            throw new IllegalStateException("the response was not recorded");
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException callerHasGone) {
            release(work);
            throw callerHasGone;
        } catch (ServletException | RuntimeException failure) {
            problems.write(request, recorded, failure);
        } catch (Error failure) {
            release(work);
            throw failure;
        }
        if (!request.isAsyncStarted()) {
            keep(answer(recorded), work);
            recorded.copyBodyToResponse();
        }
    }

    private void keep(Answer answer, Work work) {
        if (!answer.isFinal()) {
            release(work);
            return;
        }
        try {
            requests.finish(work.caller(), work.key(), work.claim(), answer);
        } catch (DataAccessException e) {
            // What was done is done, and ids derived from the key let a repeat find it: the answer stays true.
            log.warn("An answer could not be kept: {}", e.getClass().getSimpleName());
        }
    }

    private void release(Work work) {
        try {
            requests.release(work.caller(), work.key(), work.claim());
        } catch (DataAccessException e) {
            log.warn(
                    "A key stays claimed until its lease ends: {}", e.getClass().getSimpleName());
        }
    }

    private static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        setIfPresent(response, HttpHeaders.LOCATION, answer.location());
        setIfPresent(response, HttpHeaders.ETAG, answer.etag());
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static void setIfPresent(HttpServletResponse response, String header, @Nullable String value) {
        if (value != null) {
            response.setHeader(header, value);
        }
    }

    private static Answer answer(ContentCachingResponseWrapper recorded) {
        return new Answer(
                recorded.getStatus(),
                recorded.getContentType(),
                recorded.getHeader(HttpHeaders.LOCATION),
                recorded.getHeader(HttpHeaders.ETAG),
                recorded.getContentAsByteArray());
    }

    private IdempotentPaths.@Nullable Path registered(HttpServletRequest request) {
        PathContainer asked = (ServletRequestPathUtils.hasParsedRequestPath(request)
                        ? ServletRequestPathUtils.getParsedRequestPath(request)
                        : ServletRequestPathUtils.parseAndCache(request))
                .pathWithinApplication();
        return places.stream()
                .filter(place -> place.path().method().matches(request.getMethod()))
                .filter(place -> place.pattern().matches(asked))
                .map(Place::path)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String key(HttpServletRequest request, IdempotentPaths.Path path) {
        String key = request.getHeader(HEADER);
        if (key == null) {
            if (path.required()) {
                throw Problem.badRequest(
                        "idempotency_key_required", "Send an Idempotency-Key: a name of your own for this request.");
            }
            return null;
        }
        if (!VISIBLE_ASCII.matcher(key).matches()) {
            throw Problem.badRequest(
                    "invalid_idempotency_key", "An Idempotency-Key has 1 to 255 visible ASCII characters.");
        }
        return key;
    }

    private static @Nullable String caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? caller.userId()
                : null;
    }

    private static byte[] fingerprint(HttpServletRequest request, byte[] body) {
        MessageDigest digest = Digests.sha256();
        String query = request.getQueryString();
        String line = request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query) + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        return digest.digest(body);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
