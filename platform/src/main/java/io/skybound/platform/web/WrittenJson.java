package io.skybound.platform.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** An answer that is JSON already, written before anybody asked. */
public record WrittenJson(byte[] utf8) {

    static final class Converter extends AbstractHttpMessageConverter<WrittenJson> {

        Converter() {
            super(MediaType.APPLICATION_JSON);
        }

        @Override
        protected boolean supports(Class<?> type) {
            return type == WrittenJson.class;
        }

        @Override
        protected boolean canRead(@Nullable MediaType type) {
            return false;
        }

        @Override
        protected WrittenJson readInternal(Class<? extends WrittenJson> type, HttpInputMessage message) {
            throw new HttpMessageNotReadableException("is only written", message);
        }

        @Override
        protected Long getContentLength(WrittenJson json, @Nullable MediaType type) {
            return (long) json.utf8.length;
        }

        @Override
        protected void writeInternal(WrittenJson json, HttpOutputMessage message) throws IOException {
            message.getBody().write(json.utf8);
        }
    }
}
