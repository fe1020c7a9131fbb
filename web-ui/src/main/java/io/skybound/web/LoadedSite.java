package io.skybound.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The front end as it was loaded. Out of a jar that is once, on the first request; from a folder it is read anew for each page. */
@Component
class LoadedSite {

    record Loaded(Site site, Page page) {}

    private final boolean changes = "file"
            .equals(String.valueOf(getClass().getResource("/web/" + Page.TEMPLATE))
                    .split(":", 2)[0]);
    private volatile @Nullable Loaded loaded;

    Loaded now() {
        Loaded known = loaded;
        return known == null ? load() : known;
    }

    Loaded anew() {
        return changes ? load() : now();
    }

    private synchronized Loaded load() {
        Loaded known = loaded;
        if (known != null && !changes) {
            return known;
        }
        Site site = Site.load();
        Loaded fresh = new Loaded(site, Page.of(site));
        loaded = fresh;
        return fresh;
    }
}
