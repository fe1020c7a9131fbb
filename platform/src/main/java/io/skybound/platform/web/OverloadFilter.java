package io.skybound.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Works on so many requests at once and turns the others away at once, instead of letting them queue for a database that
 * can't serve them in time: they would only be late, and those behind them later still. Streams are counted where they
 * are let in, and whoever asks whether this process is well is always answered.
 */
final class OverloadFilter extends OncePerRequestFilter {
    private static final Set<String> ALWAYS = Set.of("/livez", "/readyz");

    private final Semaphore places;

    OverloadFilter(int mostAtOnce) {
        places = new Semaphore(mostAtOnce);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ALWAYS.contains(request.getRequestURI()) || asksForAStreamOnly(request);
    }

    /** Whoever asks so for something else is answered 406, before any work. */
    private static boolean asksForAStreamOnly(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "text/event-stream".equals(request.getHeader("Accept"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            throw Problem.unavailable("overloaded", "Too many requests at the moment. Repeat the same request.");
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
