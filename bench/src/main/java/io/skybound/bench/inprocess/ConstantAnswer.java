package io.skybound.bench.inprocess;

import io.skybound.platform.security.AccessRules;
import java.nio.charset.StandardCharsets;
import java.util.function.ObjLongConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the server can do at best: it takes a request like a search's, and answers the same bytes each time. */
@RestController
class ConstantAnswer {
    private volatile byte[] bytes = {};

    /** As many bytes of JSON as the number says. */
    @Bean
    ObjLongConsumer<String> answerSize() {
        return (_, size) ->
                bytes = ("[\"" + "x".repeat((int) Math.max(0, size - 4)) + "\"]").getBytes(StandardCharsets.UTF_8);
    }

    @Bean
    AccessRules constantAnswerAccess() {
        return AccessRules.rules().anyone(HttpMethod.POST, "/bench/constant");
    }

    @PostMapping(path = "/bench/constant", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] answer(@RequestBody byte[] ignored) {
        return bytes;
    }
}
