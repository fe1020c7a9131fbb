package io.skybound.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code limit}, {@code after} and the {@code Link} to the next page. */
public final class Paging {

    public static final int MOST = 200;

    private Paging() {}

    /** The page size asked for; 400 outside 1–200. */
    public static int limit(@Nullable Integer limit, int otherwise) {
        if (limit == null) {
            return otherwise;
        }
        if (limit < 1 || limit > MOST) {
            throw BadParameter.of("limit", "must be between 1 and " + MOST);
        }
        return limit;
    }

    /** One page as an answer, with {@code Link: <…>; rel="next"} where there is more. */
    public static <T> ResponseEntity<List<T>> page(HttpServletRequest request, List<T> items, @Nullable Cursor next) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (next != null) {
            answer.header(HttpHeaders.LINK, link(request, next));
        }
        return answer.body(items);
    }

    /** Names the next page in the header of an answer whose body is written elsewhere. */
    public static void announce(HttpServletRequest request, HttpServletResponse response, @Nullable Cursor next) {
        if (next != null) {
            response.setHeader(HttpHeaders.LINK, link(request, next));
        }
    }

    /**
     * One page of what was looked up with one more than the limit, which tells whether there is more.
     *
     * @param place where in the list an item stands
     */
    public static <T, V> ResponseEntity<List<V>> page(
            HttpServletRequest request, List<T> found, int limit, Function<T, Cursor> place, Function<T, V> view) {
        List<T> items = found.subList(0, Math.min(limit, found.size()));
        Cursor next = found.size() > limit ? place.apply(items.getLast()) : null;
        return page(request, items.stream().map(view).toList(), next);
    }

    /** Relative on purpose: what we call ourselves behind a proxy is not ours to guess. */
    public static String link(HttpServletRequest request, Cursor next) {
        String query = request.getQueryString();
        String target = UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(query)
                .replaceQueryParam("after", next.encode())
                .build()
                .toUriString();
        return "<" + target + ">; rel=\"next\"";
    }
}
