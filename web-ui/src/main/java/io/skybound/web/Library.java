package io.skybound.web;

import java.util.List;

/**
 * The parts of Lit that the pages import, out of its WebJars.
 *
 * @param name as it is imported
 * @param webjar its folder under META-INF/resources/webjars
 * @param files those that are served
 */
record Library(String name, String webjar, List<String> files) {

    static final List<Library> ALL = List.of(
            new Library("lit", "lit", List.of("index.js", "directives/repeat.js", "directives/live.js")),
            new Library(
                    "lit-html",
                    "lit-html",
                    List.of(
                            "lit-html.js",
                            "is-server.js",
                            "directive.js",
                            "directive-helpers.js",
                            "directives/repeat.js",
                            "directives/live.js")),
            new Library("lit-element", "lit-element", List.of("lit-element.js")),
            new Library(
                    "@lit/reactive-element", "lit__reactive-element", List.of("reactive-element.js", "css-tag.js")));

    Library {
        files = List.copyOf(files);
    }

    /** Where it is served, below the version's folder. */
    String folder() {
        return "vendor/" + webjar + "/";
    }
}
