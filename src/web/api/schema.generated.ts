/** Made by `npm run openapi` from the schemas of the API; do not edit. */
export interface paths {
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All API keys */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            createdAt: string;
                            expiresAt: string | null;
                            id: number;
                            lastUsedAt: string | null;
                            madeBy: string;
                            /** @description a person of /users */
                            madeById: string | null;
                            /** @description what whoever made it is now */
                            maker: ("admin" | "no-admin" | "disabled" | "gone") | null;
                            name: string;
                            /** @description first characters, to recognise it by */
                            prefix: string;
                            scopes: ("read" | "export" | "own-views" | "edit" | "import" | "settings" | "erase" | "audit" | "metrics")[];
                        }[];
                    };
                };
            };
        };
        put?: never;
        /** Make an API key; it is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        expiresAt?: string | null;
                        name: string;
                        scopes: ("read" | "export" | "own-views" | "edit" | "import" | "settings" | "erase" | "audit" | "metrics")[];
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            createdAt: string;
                            expiresAt: string | null;
                            id: number;
                            key: string;
                            lastUsedAt: string | null;
                            madeBy: string;
                            /** @description a person of /users */
                            madeById: string | null;
                            /** @description what whoever made it is now */
                            maker: ("admin" | "no-admin" | "disabled" | "gone") | null;
                            name: string;
                            /** @description first characters, to recognise it by */
                            prefix: string;
                            scopes: ("read" | "export" | "own-views" | "edit" | "import" | "settings" | "erase" | "audit" | "metrics")[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed, exported and came in, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description a part of the action or of its words, e.g. "/maps" or "signed in" */
                    action?: string;
                    /** @description id of a person or key */
                    actor?: string;
                    /** @description `next` of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            rows: {
                                /** @description method and route, e.g. "PUT /api/v1/maps/:id" */
                                action: string;
                                actor: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "user" | "key" | "system" | "nobody";
                                    name: string;
                                };
                                address: string;
                                at: string;
                                /** @description the action in words; empty for a route that is no more */
                                did: string;
                                facts: {
                                    [key: string]: unknown;
                                };
                                id: number;
                                /** @description HTTP status of the answer */
                                status: number;
                                /** @description the address as it was asked, without its query */
                                target: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far my change of many records is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changed: number;
                            /** @description looked at so far; while it is taken back: put back so far */
                            done: number;
                            id: string;
                            refused: number;
                            /** @enum {string} */
                            state: "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                            /** @description records that matched when it began */
                            total: number;
                            /** @enum {string} */
                            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                            /** @description why the first of the refused was refused, or why it failed */
                            why: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop my change of many records
         * @description What was changed already stays until it is taken back.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changed: number;
                            /** @description looked at so far; while it is taken back: put back so far */
                            done: number;
                            id: string;
                            refused: number;
                            /** @enum {string} */
                            state: "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                            /** @description records that matched when it began */
                            total: number;
                            /** @enum {string} */
                            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                            /** @description why the first of the refused was refused, or why it failed */
                            why: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take my change of many records back
         * @description In the background as well. A record that was changed since is left as it is.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changed: number;
                            /** @description looked at so far; while it is taken back: put back so far */
                            done: number;
                            id: string;
                            refused: number;
                            /** @enum {string} */
                            state: "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                            /** @description records that matched when it began */
                            total: number;
                            /** @enum {string} */
                            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                            /** @description why the first of the refused was refused, or why it failed */
                            why: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the people of a company feel, what they brought, what is open */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description of whom there are interactions */
                            active: number;
                            /** @description who they are; of very many, some */
                            customers: string[];
                            lastAt: string | null;
                            /** @description weighted mean of the last 14 days, as of one customer; n = readings */
                            mood: {
                                mean: number | null;
                                n: number;
                            };
                            /** @description of the company or its people */
                            openDeals: {
                                n: number;
                                sums: components["schemas"]["Money"][];
                            };
                            /** @description of the company or its people */
                            openTickets: number;
                            people: number;
                            /** @description revenue of all their interactions, an order once; one per currency */
                            value: components["schemas"]["Money"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened with the people of a company and with its own deals, orders and tickets, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description only these channels, with commas between */
                    channel?: string;
                    /** @description `next` of the page before */
                    cursor?: string;
                    deal?: string;
                    /** @description only what has words, an answer to a survey or money: one of these, with commas between */
                    kind?: string;
                    limit?: number;
                    /** @description only interactions on this map */
                    map?: string;
                    /** @description only what is about this order: its external id, or its id */
                    order?: string;
                    ticket?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: components["schemas"]["TimelineEntry"][];
                            next: string | null;
                            /** @description whose entries these are */
                            people: {
                                id: string;
                                known: boolean;
                                label: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{id}/timeline/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many entries the timeline of a company has, by channel and kind */
        get: {
            parameters: {
                query?: {
                    deal?: string;
                    /** @description only what is about this order: its external id, or its id */
                    order?: string;
                    ticket?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
                            kinds: ("words" | "answers" | "money")[];
                            n: number;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All connections, with how fresh they are and what is wrong */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"][];
                    };
                };
            };
        };
        put?: never;
        /** Connect a system */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        connector: string;
                        /** @default 15 */
                        everyMinutes?: number;
                        name: string;
                        settings: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One connection */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove a connection; what it brought stays, or goes first in the background */
        delete: {
            parameters: {
                query?: {
                    /** @description keep: everything it brought stays; take-back: what only it brought goes first */
                    brought?: "keep" | "take-back";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a connection */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        everyMinutes?: number;
                        name?: string;
                        /** @description a secret that is left out or empty stays as it is */
                        settings?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/connections/{id}/backfill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read everything again from the beginning; what is there counts once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/brought": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would go with the connection if what it brought were taken back, and what would stay */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            interactions: number;
                            records: {
                                goes: number;
                                /** @description of which another source tells as well */
                                ofOthers: number;
                                /** @description that people changed since, merged, or work with */
                                ofPeople: number;
                                /** @enum {string} */
                                type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                            }[];
                            /** @description names of connections that read the same source: as long as they stand, what was brought stays */
                            sharedWith: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was received, as it came, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: number;
                    limit?: number;
                    state?: "waiting" | "taken" | "unknown" | "failed" | "asks";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            rows: components["schemas"]["HookDelivery"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/deliveries/{delivery}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that what was asked for is done */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delivery: number;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/former-secret/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let only the secret of now count, before the day is over */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/gone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Some of the records that wait for an answer, since their rows are gone there */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            samples: {
                                id: string;
                                label: string;
                                /** @description who else has to do with it */
                                owner: ("people" | "others") | null;
                            }[];
                            /** @enum {string} */
                            type: "customer" | "company" | "deal" | "ticket" | "order" | "product";
                        };
                    };
                };
            };
        };
        put?: never;
        /** Say what becomes of records whose rows are gone there */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description delete: after the table was looked at once more
                         * @enum {string}
                         */
                        answer: "delete" | "keep";
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/not-taken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows that could not become records, with the reason; they are tried again with each run */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            rows: {
                                cells: {
                                    [key: string]: string;
                                };
                                code: string;
                                column: string;
                                /** @description what the row is called there */
                                key: string;
                                message: string;
                                since: string;
                                value: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/not-taken.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do not run it until it is resumed; what is sent is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell what was received once more, as after a better mapping */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        which: "all" | "failed" | "unknown";
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            waiting: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run it again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run it now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What its last runs did, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectionRun"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try settings without keeping them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description whose secrets are used where none are given */
                        connection?: string;
                        connector: string;
                        settings: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectionTest"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which kinds of systems can be connected, with the schema of their settings */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectorInfo"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find customers by name, id or e-mail */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    cursor?: string;
                    limit?: number;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            rows: components["schemas"]["CustomerSummary"][];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Customer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What she agreed to, now and before */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Consents"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Note what she agreed to or withdrew
         * @description Entries are only ever added; the newest per channel and purpose counts.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewConsentInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentEntry"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an erasure of this person would delete */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                [key: string]: number;
                            };
                            /** @description what has to be typed before she is erased */
                            label: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything about one person, as JSON */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            consents: components["schemas"]["ConsentEntry"][];
                            exportedAt: string;
                            files: {
                                actor: components["schemas"]["Actor"];
                                at: string;
                                bytes: number;
                                /** @description base64; null: too large to be put in here */
                                content: string | null;
                                id: string;
                                media: string;
                                name: string;
                                record: string;
                                /** @enum {string} */
                                type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                            }[];
                            /** @description why these ids are one person */
                            identity: components["schemas"]["MergeEntry"][];
                            interactions: {
                                /** @description UTC, ISO 8601 */
                                at: string;
                                /** @enum {string} */
                                channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
                                /** @description whose it is now, after all merges; null: told by a deal, order or ticket of a company that has no customer */
                                customer: string | null;
                                deal: string;
                                department: string;
                                messageId: string;
                                /** @description as sent */
                                name: string;
                                order: string;
                                properties: {
                                    [key: string]: unknown;
                                };
                                rawScore: number | null;
                                scale: ("nps" | "csat" | "ces" | "rating") | null;
                                /** @description -2..+2 */
                                score: number | null;
                                source: ("said" | "read" | "shown") | null;
                                text: string;
                                ticket: string;
                                touchpoint: number | null;
                                touchpointName: string;
                                traits: {
                                    [key: string]: string;
                                };
                                type: string;
                                value: {
                                    currency: string;
                                    minor: number;
                                } | null;
                            }[];
                            /** @description id → how people call that record */
                            labels: {
                                [key: string]: string;
                            };
                            leftOut: {
                                /** @description notes about her that somebody else wrote for themselves alone; they are not in here */
                                privateNotes: number;
                            };
                            merges: {
                                actor: string;
                                at: string;
                                /** @description fields of the winner whose value was taken from the loser */
                                changes: components["schemas"]["FieldChange"][];
                                /** @description m-…: of records; i-…: of ids alone */
                                id: string;
                                loser: {
                                    id: string;
                                    label: string;
                                };
                                reason: string;
                                /** @enum {string} */
                                state: "merging" | "merged" | "undoing" | "undone";
                                /** @enum {string} */
                                type: "customer" | "company";
                                undoneAt: string | null;
                                undoneBy: string | null;
                                winner: {
                                    id: string;
                                    label: string;
                                };
                            }[];
                            /** @description who she is by her interactions; null: there are none */
                            person: components["schemas"]["Customer"] | null;
                            /** @description what connected systems sent about her, as long as it is kept */
                            received: {
                                at: string;
                                from: string;
                                payload: string;
                            }[];
                            records: {
                                history: components["schemas"]["RecordChange"][];
                                record: components["schemas"]["CrmRecord"];
                            }[];
                            /**
                             * @description the name and version of this shape
                             * @enum {string}
                             */
                            schema: "waymark.person-export/1";
                            /** @description which systems were told of her by webhooks, as long as that is kept */
                            told: {
                                at: string;
                                happening: string;
                                state: string;
                                to: string;
                            }[];
                            warnings: {
                                at: string;
                                payload: string;
                                reason: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/export-page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything about one person, as a page to read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why these ids are one customer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MergeEntry"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/line": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Her own line over a map */
        get: {
            parameters: {
                query: {
                    map: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerLine"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything she did, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description only these channels, with commas between */
                    channel?: string;
                    /** @description `next` of the page before */
                    cursor?: string;
                    deal?: string;
                    /** @description only what has words, an answer to a survey or money: one of these, with commas between */
                    kind?: string;
                    limit?: number;
                    /** @description only interactions on this map */
                    map?: string;
                    /** @description only what is about this order: its external id, or its id */
                    order?: string;
                    ticket?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: components["schemas"]["TimelineEntry"][];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/timeline/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many entries her timeline has, by channel and kind */
        get: {
            parameters: {
                query?: {
                    deal?: string;
                    /** @description only what is about this order: its external id, or its id */
                    order?: string;
                    ticket?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
                            kinds: ("words" | "answers" | "money")[];
                            n: number;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records that are probably one, the surest first
         * @description Found in the background after each change. What somebody said is not the same is left out.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    cursor?: string;
                    limit?: number;
                    type?: "customer" | "company";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description id → how people call that record */
                            labels: {
                                [key: string]: string;
                            };
                            /** @description records changed that were not looked through yet */
                            looking: boolean;
                            next: string | null;
                            rows: {
                                foundAt: string;
                                one: components["schemas"]["CrmRecord"];
                                other: components["schemas"]["CrmRecord"];
                                reasons: {
                                    /** @enum {string} */
                                    agrees: "same" | "near" | "alike" | "different";
                                    /** @description how much it speaks for one (above 0) or for two (below 0), as a logarithm to base 2 */
                                    bits: number;
                                    /** @enum {string} */
                                    what: "email" | "phone" | "name" | "company" | "city" | "birthday" | "device" | "domain";
                                }[];
                                /** @description 0..1: the probability that they are one; see docs/decisions/0041 */
                                score: number;
                            }[];
                            total: {
                                exact: boolean;
                                n: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates/{type}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Those that may be the same as one record, looked for now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    type: "customer" | "company";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description id → how people call that record */
                            labels: {
                                [key: string]: string;
                            };
                            /** @description records changed that were not looked through yet */
                            looking: boolean;
                            next: string | null;
                            rows: {
                                foundAt: string;
                                one: components["schemas"]["CrmRecord"];
                                other: components["schemas"]["CrmRecord"];
                                reasons: {
                                    /** @enum {string} */
                                    agrees: "same" | "near" | "alike" | "different";
                                    /** @description how much it speaks for one (above 0) or for two (below 0), as a logarithm to base 2 */
                                    bits: number;
                                    /** @enum {string} */
                                    what: "email" | "phone" | "name" | "company" | "city" | "birthday" | "device" | "domain";
                                }[];
                                /** @description 0..1: the probability that they are one; see docs/decisions/0041 */
                                score: number;
                            }[];
                            total: {
                                exact: boolean;
                                n: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates/{type}/{one}/{other}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two records side by side */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    one: string;
                    other: string;
                    type: "customer" | "company";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                one: {
                                    consents: number;
                                    files: number;
                                    /** @description what hangs on it, by type */
                                    records: {
                                        [key: string]: number;
                                    };
                                };
                                other: {
                                    consents: number;
                                    files: number;
                                    /** @description what hangs on it, by type */
                                    records: {
                                        [key: string]: number;
                                    };
                                };
                            };
                            /** @description id → how people call that record */
                            labels: {
                                [key: string]: string;
                            };
                            /** @description somebody said that they are not the same */
                            notSame: boolean;
                            one: components["schemas"]["CrmRecord"];
                            other: components["schemas"]["CrmRecord"];
                            reasons: {
                                /** @enum {string} */
                                agrees: "same" | "near" | "alike" | "different";
                                /** @description how much it speaks for one (above 0) or for two (below 0), as a logarithm to base 2 */
                                bits: number;
                                /** @enum {string} */
                                what: "email" | "phone" | "name" | "company" | "city" | "birthday" | "device" | "domain";
                            }[];
                            /** @description 0..1: the probability that they are one; see docs/decisions/0041 */
                            score: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates/{type}/{one}/{other}/not-same": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** They are not the same: never suggest them again */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    one: string;
                    other: string;
                    type: "customer" | "company";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        post?: never;
        /** They may be the same after all */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    one: string;
                    other: string;
                    type: "customer" | "company";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Receipts of erasures, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            rows: {
                                actor: string;
                                begunAt: string;
                                counts: {
                                    [key: string]: number;
                                };
                                finishedAt: string | null;
                                id: number;
                                /** @description how many keyed hashes keep her from coming back */
                                identifiers: number;
                                /** @description since then she may be a customer again */
                                liftedAt: string | null;
                                /** @enum {string} */
                                state: "running" | "done";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Erase one person everywhere, for good
         * @description Begun when this is answered, and finished in the background, also after a stop. Late events under any of her ids are refused from now on.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description what she is called, as the preview says */
                        confirm: string;
                        customer: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actor: string;
                            begunAt: string;
                            counts: {
                                [key: string]: number;
                            };
                            finishedAt: string | null;
                            id: number;
                            /** @description how many keyed hashes keep her from coming back */
                            identifiers: number;
                            /** @description since then she may be a customer again */
                            liftedAt: string | null;
                            /** @enum {string} */
                            state: "running" | "done";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One receipt */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actor: string;
                            begunAt: string;
                            counts: {
                                [key: string]: number;
                            };
                            finishedAt: string | null;
                            id: number;
                            /** @description how many keyed hashes keep her from coming back */
                            identifiers: number;
                            /** @description since then she may be a customer again */
                            liftedAt: string | null;
                            /** @enum {string} */
                            state: "running" | "done";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let her back in: what comes from now on is taken */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actor: string;
                            begunAt: string;
                            counts: {
                                [key: string]: number;
                            };
                            finishedAt: string | null;
                            id: number;
                            /** @description how many keyed hashes keep her from coming back */
                            identifiers: number;
                            /** @description since then she may be a customer again */
                            liftedAt: string | null;
                            /** @enum {string} */
                            state: "running" | "done";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list to keep apart from backups
         * @description Put into the data folder as erasures.json before a restored backup is started, it erases again whom the backup brought back.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            begunAt: string;
                            /** @description keyed hashes; they say nothing without the key in the data folder */
                            hashes: string[];
                            id: number;
                            liftedAt: string | null;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file, to be saved */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove a file */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What follows what */
        get: {
            parameters: {
                query?: {
                    /** @description as if it were this time */
                    asOf?: string;
                    /** @description comma-separated, e.g. web,app */
                    channels?: string;
                    edges?: number;
                    follow?: "customer" | "order" | "deal" | "ticket";
                    /** @description ISO 8601, UTC unless it says otherwise */
                    from?: string;
                    /** @description JSON of a segment rule */
                    segment?: string;
                    /** @description exclusive */
                    to?: string;
                    touchpoints?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Flow"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flow/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The customers behind a number of the flow
         * @description Ask with the filters and the number of touchpoints that the flow was asked with.
         */
        get: {
            parameters: {
                query: {
                    /** @description as if it were this time */
                    asOf?: string;
                    /** @description comma-separated, e.g. web,app */
                    channels?: string;
                    /** @description `next` of the page before */
                    cursor?: string;
                    follow?: "customer" | "order" | "deal" | "ticket";
                    /** @description ISO 8601, UTC unless it says otherwise */
                    from?: string;
                    limit?: number;
                    /** @description the name that stands beside a node or an edge of the flow */
                    number: string;
                    /** @description JSON of a segment rule */
                    segment?: string;
                    /** @description exclusive */
                    to?: string;
                    touchpoints?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FlowCustomers"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every map at a glance */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Home"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join two customers */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        into: string;
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MergeEntry"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/merges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Part them again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All imports, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"][];
                    };
                };
            };
        };
        put?: never;
        /**
         * Upload a file; its dry run starts by itself
         * @description multipart/form-data with one file, or the bytes themselves with ?fileName=. CSV, Excel (.xlsx), NDJSON, Parquet or XES, each also gzipped.
         */
        post: {
            parameters: {
                query?: {
                    fileName?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop it; nothing of it stays */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/refused.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The refused rows as they stood, with reasons */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the rows in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what the columns mean; makes a new dry run */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ImportSettingsInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back everything it brought */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open invitations */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            createdAt: string;
                            department: string;
                            email: string;
                            expiresAt: string;
                            id: number;
                            invitedBy: string;
                            invitedById: string | null;
                            /** @description what whoever invited is now; unless an admin, the invitation is void */
                            maker: ("admin" | "no-admin" | "disabled" | "gone") | null;
                            /** @enum {string} */
                            role: "admin" | "editor" | "analyst" | "viewer";
                        }[];
                    };
                };
            };
        };
        put?: never;
        /** Invite somebody; the link is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        department?: string;
                        email: string;
                        /** @enum {string} */
                        role: "admin" | "editor" | "analyst" | "viewer";
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            createdAt: string;
                            department: string;
                            email: string;
                            expiresAt: string;
                            id: number;
                            invitedBy: string;
                            invitedById: string | null;
                            link: string;
                            mailed: boolean;
                            /** @description what whoever invited is now; unless an admin, the invitation is void */
                            maker: ("admin" | "no-admin" | "disabled" | "gone") | null;
                            /** @enum {string} */
                            role: "admin" | "editor" | "analyst" | "viewer";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Come in by an invitation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        password: string;
                        token: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "signed-in" | "second-factor";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a link is for */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            email: string;
                            /** @enum {string} */
                            kind: "set-up" | "invitation" | "reset";
                            name: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes as they happen
         * @description text/event-stream; `data` is a LiveEvent. An event named "resync" means: read again what you show. Reconnect with Last-Event-ID to get what was missed.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A stream of LiveEvent */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["LiveEvent"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All maps */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JourneyMap"][];
                    };
                };
            };
        };
        put?: never;
        /** Make a map */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MapDesignInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JourneyMap"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One map */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JourneyMap"];
                    };
                };
            };
        };
        /**
         * Change a map
         * @description Needs If-Match. 412 carries the current version in `facts.version` and as ETag.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description ETag of the version you changed */
                    "if-match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MapDesignInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JourneyMap"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a map */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The journeys behind a number */
        get: {
            parameters: {
                query: {
                    /** @description as if it were this time */
                    asOf?: string;
                    /** @description comma-separated, e.g. web,app */
                    channels?: string;
                    /** @description `next` of the page before */
                    cursor?: string;
                    /** @description ISO 8601, UTC unless it says otherwise */
                    from?: string;
                    limit?: number;
                    /** @description the name that stands beside a number of the measure */
                    number: string;
                    /** @description a part of a name, e-mail or id */
                    q?: string;
                    /** @description JSON of a segment rule */
                    segment?: string;
                    /** @description exclusive */
                    to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JourneyList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/customers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The journeys behind a number as a CSV file
         * @description The same list. Text that a spreadsheet would run as a formula is made plain.
         */
        get: {
            parameters: {
                query: {
                    /** @description as if it were this time */
                    asOf?: string;
                    /** @description comma-separated, e.g. web,app */
                    channels?: string;
                    /** @description ISO 8601, UTC unless it says otherwise */
                    from?: string;
                    /** @description the name that stands beside a number of the measure */
                    number: string;
                    /** @description a part of a name, e-mail or id */
                    q?: string;
                    /** @description JSON of a segment rule */
                    segment?: string;
                    /** @description exclusive */
                    to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far customers come through steps of a map
         * @description An attempt belongs to the period in which it began; each journey counts with one.
         */
        get: {
            parameters: {
                query?: {
                    /** @description as if it were this time */
                    asOf?: string;
                    attempts?: "best" | "first";
                    /** @description comma-separated, e.g. web,app */
                    channels?: string;
                    /** @description ISO 8601, UTC unless it says otherwise */
                    from?: string;
                    order?: "ordered" | "strict" | "any";
                    /** @description JSON of a segment rule */
                    segment?: string;
                    /** @description JSON list of places, e.g. ["stage:s1","step:s2-1","touchpoint:12"]; missing: the stages of the map */
                    steps?: string;
                    /** @description exclusive */
                    to?: string;
                    /** @description seconds from the first step until the last, that second included */
                    window?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Funnel"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/funnel/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The journeys behind a number of a funnel
         * @description Ask with what the funnel was asked with, and with its asOf, so that nothing has changed meanwhile.
         */
        get: {
            parameters: {
                query: {
                    /** @description as if it were this time */
                    asOf?: string;
                    attempts?: "best" | "first";
                    /** @description comma-separated, e.g. web,app */
                    channels?: string;
                    /** @description `next` of the page before */
                    cursor?: string;
                    /** @description ISO 8601, UTC unless it says otherwise */
                    from?: string;
                    limit?: number;
                    /** @description the name that stands beside a number of the answer */
                    number: string;
                    order?: "ordered" | "strict" | "any";
                    /** @description JSON of a segment rule */
                    segment?: string;
                    /** @description JSON list of places, e.g. ["stage:s1","step:s2-1","touchpoint:12"]; missing: the stages of the map */
                    steps?: string;
                    /** @description exclusive */
                    to?: string;
                    /** @description seconds from the first step until the last, that second included */
                    window?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FunnelCustomers"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/measure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything measured on a map */
        get: {
            parameters: {
                query?: {
                    /** @description as if it were this time */
                    asOf?: string;
                    /** @description comma-separated, e.g. web,app */
                    channels?: string;
                    /** @description start of the period to compare with */
                    compareFrom?: string;
                    /** @description ISO 8601, UTC unless it says otherwise */
                    compareTo?: string;
                    /** @description ISO 8601, UTC unless it says otherwise */
                    from?: string;
                    /** @description JSON of a segment rule */
                    segment?: string;
                    /** @description exclusive */
                    to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            compare: components["schemas"]["MapMeasure"] | null;
                            measure: components["schemas"]["MapMeasure"];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many of those who came in one day, week or month came back
         * @description The period chooses when they first came. A period of a cohort that is not over is null.
         */
        get: {
            parameters: {
                query?: {
                    /** @description as if it were this time */
                    asOf?: string;
                    /** @description comma-separated, e.g. web,app */
                    channels?: string;
                    /** @description the first time here lets a customer in; missing: any step of the map */
                    comes?: string;
                    /** @description ISO 8601, UTC unless it says otherwise */
                    from?: string;
                    periods?: number;
                    /** @description being here later is coming back; missing: any step of the map */
                    returns?: string;
                    /** @description JSON of a segment rule */
                    segment?: string;
                    /** @description exclusive */
                    to?: string;
                    unit?: "day" | "week" | "month";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Retention"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/retention/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The journeys behind a number of retention
         * @description Ask with what the retention was asked with, and with its asOf.
         */
        get: {
            parameters: {
                query: {
                    /** @description as if it were this time */
                    asOf?: string;
                    /** @description comma-separated, e.g. web,app */
                    channels?: string;
                    /** @description the first time here lets a customer in; missing: any step of the map */
                    comes?: string;
                    /** @description `next` of the page before */
                    cursor?: string;
                    /** @description ISO 8601, UTC unless it says otherwise */
                    from?: string;
                    limit?: number;
                    /** @description the name that stands beside a number of the answer */
                    number: string;
                    /** @description being here later is coming back; missing: any step of the map */
                    returns?: string;
                    /** @description JSON of a segment rule */
                    segment?: string;
                    /** @description exclusive */
                    to?: string;
                    unit?: "day" | "week" | "month";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionCustomers"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Earlier versions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actor: string;
                            createdAt: string;
                            name: string;
                            version: number;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A map as it was */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JourneyMap"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an earlier version the current one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JourneyMap"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draw a map from the data alone; nothing is saved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default customer
                         * @enum {string}
                         */
                        follow?: "customer" | "order" | "deal" | "ticket";
                        name?: string;
                    } | null;
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MapDraft"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change my name */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description empty: not limited to one */
                            department: string;
                            email: string;
                            /** @description false for people who only come in by single sign-on */
                            hasPassword: boolean;
                            id: string;
                            name: string;
                            permissions: ("read" | "export" | "own-views" | "edit" | "import" | "users" | "keys" | "settings" | "erase" | "audit" | "metrics")[];
                            /** @enum {string} */
                            role: "admin" | "editor" | "analyst" | "viewer";
                            twoFactor: boolean;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change my password; all my other sessions end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove once more that it is me, as dangerous changes ask for
         * @description With a second factor, its code or a recovery code comes along.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        code?: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes; the old ones stop */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description shown this once */
                            recoveryCodes: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I was reminded of, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description when it came due */
                            at: string;
                            done: boolean;
                            /** @description when the task is due */
                            due: string | null;
                            id: number;
                            label: string;
                            readAt: string | null;
                            /** @description id of the task */
                            task: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/reminders/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have seen these */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description id of the newest that was shown */
                        upTo: number;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I am signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address: string;
                            /** @description as it names itself */
                            browser: string;
                            createdAt: string;
                            current: boolean;
                            /** @description however much it is used */
                            endsAt: string;
                            id: string;
                            seenAt: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** End all my other sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a second factor; it counts once confirmed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description shown this once */
                            recoveryCodes: string[];
                            /** @description for the authenticator app; drawn as a QR code */
                            uri: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/two-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the second factor with a first code */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/two-factor/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the second factor off */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All merges made by hand, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            rows: {
                                actor: string;
                                at: string;
                                /** @description fields of the winner whose value was taken from the loser */
                                changes: components["schemas"]["FieldChange"][];
                                /** @description m-…: of records; i-…: of ids alone */
                                id: string;
                                loser: {
                                    id: string;
                                    label: string;
                                };
                                reason: string;
                                /** @enum {string} */
                                state: "merging" | "merged" | "undoing" | "undone";
                                /** @enum {string} */
                                type: "customer" | "company";
                                undoneAt: string | null;
                                undoneBy: string | null;
                                winner: {
                                    id: string;
                                    label: string;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Merge two records, with the values that stay
         * @description The loser becomes a part of the winner: deals, tickets, notes, files, consents and interactions of both are hers. Nothing is rewritten, so it can be undone.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the record that becomes a part of it */
                        loser: string;
                        /** @default  */
                        reason?: string;
                        /** @description fields whose value is taken from the loser; unless given: those that are empty on the winner */
                        take?: string[];
                        /** @enum {string} */
                        type: "customer" | "company";
                        /** @description the record that stays */
                        winner: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actor: string;
                            at: string;
                            /** @description fields of the winner whose value was taken from the loser */
                            changes: components["schemas"]["FieldChange"][];
                            /** @description m-…: of records; i-…: of ids alone */
                            id: string;
                            loser: {
                                id: string;
                                label: string;
                            };
                            reason: string;
                            /** @enum {string} */
                            state: "merging" | "merged" | "undoing" | "undone";
                            /** @enum {string} */
                            type: "customer" | "company";
                            undoneAt: string | null;
                            undoneBy: string | null;
                            winner: {
                                id: string;
                                label: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Undo a merge: records, timeline and maps are as before */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actor: string;
                            at: string;
                            /** @description fields of the winner whose value was taken from the loser */
                            changes: components["schemas"]["FieldChange"][];
                            /** @description m-…: of records; i-…: of ids alone */
                            id: string;
                            loser: {
                                id: string;
                                label: string;
                            };
                            reason: string;
                            /** @enum {string} */
                            state: "merging" | "merged" | "undoing" | "undone";
                            /** @enum {string} */
                            type: "customer" | "company";
                            undoneAt: string | null;
                            undoneBy: string | null;
                            winner: {
                                id: string;
                                label: string;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail me a link for a new password
         * @description Answers 204 whether or not the address is known.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password with a link
         * @description Ends all sessions of that person.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        token: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All pipelines */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pipeline"][];
                    };
                };
            };
        };
        put?: never;
        /** Make a pipeline */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PipelineDesignInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pipeline"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipelines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a pipeline
         * @description Needs If-Match. A stage that deals are in cannot be left out.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description ETag of the version you changed */
                    "if-match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PipelineDesignInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pipeline"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a pipeline without deals */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All imports of records, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordImport"][];
                    };
                };
            };
        };
        put?: never;
        /**
         * Upload a file of records; its dry run starts by itself
         * @description multipart/form-data with one file, or the bytes themselves with ?fileName=. CSV, Excel (.xlsx), NDJSON or Parquet, each also gzipped. Exports of HubSpot, Salesforce, Pipedrive and Shopify are known by their columns.
         */
        post: {
            parameters: {
                query?: {
                    fileName?: string;
                    /** @description what the rows are; otherwise the file says it */
                    type?: "customer" | "company" | "deal" | "ticket" | "order" | "product";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import of records */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordImport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Forget the import and its file; the records stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop it
         * @description What it wrote stays until it is undone; `run` goes on.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-imports/{id}/refused.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows that were not taken as they stood, with reasons */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-imports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the rows in
         * @description A run that was stopped goes on where it was. Columns that become fields need the permission to change settings.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-imports/{id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what the columns are and decide about names; makes a new dry run
         * @description Without columns they are found anew for the type. A column with the target "new" becomes a field when the import runs; that needs the permission to change settings.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecordImportSettingsInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordImport"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what it did
         * @description Records that were changed since are left as they are, and fields that it added stay.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordImport"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All types of record with their fields
         * @description Fields that people added and the options of today are among them; forms and lists are drawn from this.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordTypeInfo"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-types/{type}/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fields that people added */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomField"][];
                    };
                };
            };
        };
        put?: never;
        /** Add a field; it can be used at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CustomFieldDesignInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomField"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-types/{type}/fields/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a field, except what kind of value it holds */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CustomFieldDesignInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomField"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a field from view */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of records */
        get: {
            parameters: {
                query?: {
                    /** @description how many rows of the list are passed over; in place of a cursor */
                    at?: number;
                    /** @description `next` of the page before */
                    cursor?: string;
                    /** @description those that were deleted, to restore them */
                    deleted?: "true" | "false";
                    /** @description JSON of a rule, e.g. {"kind":"field","field":"city","op":"is","value":"Graz"} */
                    filter?: string;
                    limit?: number;
                    /** @description words to be found, also with typing errors */
                    q?: string;
                    /** @description a field; "-" before it turns the order. Usually -updatedAt */
                    sort?: string;
                };
                header?: never;
                path: {
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordPage"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a record
         * @description A customer without `externalId` is given one; her record id is her customer id.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description field name → value; null empties it */
                        values: {
                            [key: string]: components["schemas"]["FieldValueInput"];
                        };
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{type}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One record, also when it was deleted */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Delete a record; it can be restored
         * @description With If-Match only that version is deleted.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description ETag of the version you changed */
                    "if-match"?: string;
                };
                path: {
                    id: string;
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change fields of a record
         * @description Needs If-Match. 412 carries the record as it is now in `facts.current`, so that both changes can be kept.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description ETag of the version you changed */
                    "if-match"?: string;
                };
                path: {
                    id: string;
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description field name → value; null empties it */
                        values: {
                            [key: string]: components["schemas"]["FieldValueInput"];
                        };
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordAnswer"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/records/{type}/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files of a record, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordFile"][];
                    };
                };
            };
        };
        put?: never;
        /**
         * Attach a file
         * @description multipart/form-data with one file, or the bytes themselves with ?fileName=. Documents, pictures and text up to 25 MB; nothing that a browser would run.
         */
        post: {
            parameters: {
                query?: {
                    fileName?: string;
                };
                header?: never;
                path: {
                    id: string;
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordFile"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{type}/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what and when, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            rows: components["schemas"]["RecordChange"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{type}/{id}/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a record stands in a list, and who stands beside it
         * @description The list is named as in GET /records/{type}: by filter, order and words.
         */
        get: {
            parameters: {
                query?: {
                    /** @description those that were deleted, to restore them */
                    deleted?: "true" | "false";
                    /** @description JSON of a rule, e.g. {"kind":"field","field":"city","op":"is","value":"Graz"} */
                    filter?: string;
                    /** @description `from` of an answer before */
                    from?: string;
                    /** @description words to be found, also with typing errors */
                    q?: string;
                    /** @description a field; "-" before it turns the order. Usually -updatedAt */
                    sort?: string;
                };
                header?: never;
                path: {
                    id: string;
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description where it stands; sent back, that place counts and not where a change has moved it */
                            from: string;
                            /** @description false: it does not, or no longer, belong to the list */
                            isListed: boolean;
                            next: {
                                /** @description where it stands; sent back, that place counts and not where a change has moved it */
                                from: string;
                                id: string;
                                label: string;
                            } | null;
                            /** @description from 1; of what is not listed: where it would stand */
                            place: {
                                /** @description false: there are more than n */
                                exact: boolean;
                                n: number;
                            };
                            previous: {
                                /** @description where it stands; sent back, that place counts and not where a change has moved it */
                                from: string;
                                id: string;
                                label: string;
                            } | null;
                            total: {
                                /** @description false: there are more than n */
                                exact: boolean;
                                n: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{type}/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted record back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{type}/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Many changes at once
         * @description Each is answered on its own; those that can be done are done together, and undone together by POST /undo/{undo}.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        writes: components["schemas"]["RecordWriteInput"][];
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{type}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records in columns, with numbers and sums */
        get: {
            parameters: {
                query: {
                    /** @description JSON of a rule, e.g. {"kind":"field","field":"city","op":"is","value":"Graz"} */
                    filter?: string;
                    /** @description a field with choices, e.g. stage or status */
                    group: string;
                    /** @description cards per column */
                    limit?: number;
                    /** @description of deals by stage: only the stages of this pipeline */
                    pipeline?: string;
                    /** @description words to be found, also with typing errors */
                    q?: string;
                    /** @description a field; "-" before it turns the order. Usually -updatedAt */
                    sort?: string;
                };
                header?: never;
                path: {
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Board"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{type}/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change or delete all records that match
         * @description Answers at once; GET /bulk/{id} says how far it is. It can be cancelled and taken back.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        change: {
                            /** @enum {string} */
                            do: "update";
                            /** @description field name → value; null empties it */
                            values: {
                                [key: string]: components["schemas"]["FieldValueInput"];
                            };
                        } | {
                            /** @enum {string} */
                            do: "delete";
                        };
                        /** @description as of a list; none: all records of the type */
                        filter?: components["schemas"]["SegmentRuleInput"] | null;
                        /** @description words to be found, as of a list */
                        q?: string | null;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changed: number;
                            /** @description looked at so far; while it is taken back: put back so far */
                            done: number;
                            id: string;
                            refused: number;
                            /** @enum {string} */
                            state: "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
                            /** @description records that matched when it began */
                            total: number;
                            /** @enum {string} */
                            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                            /** @description why the first of the refused was refused, or why it failed */
                            why: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{type}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A list as a file
         * @description CSV and NDJSON of any size; XLSX up to 100 000 rows. Text that a spreadsheet would run as a formula is made plain; an import of the same file changes nothing.
         */
        get: {
            parameters: {
                query: {
                    /** @description names of fields with commas between, in order; none: all */
                    columns?: string;
                    /** @description those that were deleted, to restore them */
                    deleted?: "true" | "false";
                    /** @description JSON of a rule, e.g. {"kind":"field","field":"city","op":"is","value":"Graz"} */
                    filter?: string;
                    format: "csv" | "xlsx" | "ndjson";
                    /** @description words to be found, also with typing errors */
                    q?: string;
                    /** @description a field; "-" before it turns the order. Usually -updatedAt */
                    sort?: string;
                };
                header?: never;
                path: {
                    type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "application/x-ndjson": string;
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find records of any type, also with typing errors */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    q?: string;
                    /** @description comma-separated, e.g. customer,deal */
                    types?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SearchHit"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am, and how to come in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            demo: boolean;
                            /** @description a forgotten password can be reset by e-mail */
                            mail: boolean;
                            me: {
                                /** @description empty: not limited to one */
                                department: string;
                                email: string;
                                /** @description false for people who only come in by single sign-on */
                                hasPassword: boolean;
                                id: string;
                                name: string;
                                permissions: ("read" | "export" | "own-views" | "edit" | "import" | "users" | "keys" | "settings" | "erase" | "audit" | "metrics")[];
                                /** @enum {string} */
                                role: "admin" | "editor" | "analyst" | "viewer";
                                twoFactor: boolean;
                            } | null;
                            /** @description how long a session lasts at most */
                            sessionDays: number;
                            /** @description the browser brought the cookie of a session that is over */
                            sessionEnded: boolean;
                            /** @description nobody can sign in yet: open the link that the start printed */
                            setUpNeeded: boolean;
                            /** @description name of the provider */
                            singleSignOn: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Sign in with e-mail address and password
         * @description Sets the session cookie, or answers `second-factor`: then POST /session/second-factor.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                        /** @default true */
                        remember?: boolean;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "signed-in" | "second-factor";
                        };
                    };
                };
            };
        };
        /** Sign out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter the demo; elsewhere there is none to enter */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default admin
                         * @enum {string}
                         */
                        role?: "admin" | "editor" | "analyst" | "viewer";
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "signed-in" | "second-factor";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The code of the second factor */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        /** @enum {string} */
                        kind: "app" | "recovery";
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "signed-in" | "second-factor";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/single-sign-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where to go for the single sign-on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description asks there again, as a fresh proof
                         * @default false
                         */
                        anew?: boolean;
                        /**
                         * @description where to go then
                         * @default /
                         */
                        next?: string;
                    } | null;
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the first admin, with the link that the start printed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        name: string;
                        password: string;
                        token: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "signed-in" | "second-factor";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All sources at a glance */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            freshness: components["schemas"]["SourceFreshness"][];
                            keys: components["schemas"]["WriteKey"][];
                            /** @description refused items not yet replayed */
                            warnings: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a write key; it is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewWriteKey"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a write key */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was refused and why, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            rows: components["schemas"]["IngestWarning"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/warnings/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a refused item again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ItemResult"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/touchpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All touchpoints */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TouchpointWithCounts"][];
                    };
                };
            };
        };
        put?: never;
        /** Make a touchpoint */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description won: ordered, paid or signed, and negative where it is given back; given-back: refunds, taken off whatever their sign; mentioned: baskets, quotes and hopes, which are no revenue
                         * @enum {string}
                         */
                        amounts?: "mentioned" | "won" | "given-back";
                        /** @enum {string} */
                        behaviour?: "none" | "contact" | "complaint" | "refund" | "cancellation" | "rage-click";
                        /** @enum {string} */
                        channel?: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
                        department?: string;
                        feeling?: number | null;
                        hidden?: boolean;
                        name: string;
                        rules?: components["schemas"]["TouchpointRuleInput"][];
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Touchpoint"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/touchpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a touchpoint */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change name, channel, department, rules */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description won: ordered, paid or signed, and negative where it is given back; given-back: refunds, taken off whatever their sign; mentioned: baskets, quotes and hopes, which are no revenue
                         * @enum {string}
                         */
                        amounts?: "mentioned" | "won" | "given-back";
                        /** @enum {string} */
                        behaviour?: "none" | "contact" | "complaint" | "refund" | "cancellation" | "rage-click";
                        /** @enum {string} */
                        channel?: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
                        department?: string;
                        feeling?: number | null;
                        hidden?: boolean;
                        name?: string;
                        rules?: components["schemas"]["TouchpointRuleInput"][];
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Touchpoint"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/touchpoints/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make this touchpoint part of another */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        into: number;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Touchpoint"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/touchpoints/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which interactions a rule would find */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TouchpointRuleInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Kind"][];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/touchpoints/rederivation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far history follows the rules */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rederivation"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/undo/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a batch of changes
         * @description A record that was changed since is left as it is, and says so.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who may sign in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            createdAt: string;
                            /** @description empty: not limited to one */
                            department: string;
                            disabledAt: string | null;
                            email: string;
                            id: string;
                            lastSeenAt: string | null;
                            name: string;
                            /** @enum {string} */
                            role: "admin" | "editor" | "analyst" | "viewer";
                            twoFactor: boolean;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change role, department, name; disable or enable */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        department?: string;
                        disabled?: boolean;
                        name?: string;
                        /** @description also end the API keys that she made; else they go on */
                        revokeKeys?: boolean;
                        /** @enum {string} */
                        role?: "admin" | "editor" | "analyst" | "viewer";
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            createdAt: string;
                            /** @description empty: not limited to one */
                            department: string;
                            disabledAt: string | null;
                            email: string;
                            id: string;
                            lastSeenAt: string | null;
                            name: string;
                            /** @enum {string} */
                            role: "admin" | "editor" | "analyst" | "viewer";
                            twoFactor: boolean;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/users/{id}/reset-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link for a new password, to hand over */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            expiresAt: string;
                            link: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign somebody out everywhere */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Turn off the second factor of somebody who lost it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names, to choose an owner from */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description empty: not limited to one */
                            department: string;
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your views, and those that others share */
        get: {
            parameters: {
                query?: {
                    type?: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"][];
                    };
                };
            };
        };
        put?: never;
        /** Save a view */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SavedViewDesignInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a view of yours
         * @description Needs If-Match.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description ETag of the version you changed */
                    "if-match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SavedViewDesignInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a view of yours */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All webhooks */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhook"][];
                    };
                };
            };
        };
        put?: never;
        /**
         * Tell another system what happens here; the secret is shown this once
         * @description Messages are signed by the scheme of Standard Webhooks: webhook-signature is "v1," and the base64 of HMAC-SHA256 over "webhook-id.webhook-timestamp.body" with the base64-decoded secret after "whsec_". Each message arrives at least once, with the same webhook-id in every attempt; mostly in order, and records carry their version.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WebhookDesignInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewWebhook"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a webhook; `active` turns it off and on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WebhookDesignInput"];
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a webhook and its messages */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages to a webhook, newest first
         * @description Delivered ones are kept for 7 days, others for 30.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    cursor?: string;
                    limit?: number;
                    state?: "waiting" | "delivered" | "failed";
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            rows: components["schemas"]["Delivery"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{delivery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message, with what is sent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delivery: number;
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description when it happened */
                            at: string;
                            attemptedAt: string | null;
                            attempts: number;
                            /** @description exactly what is sent */
                            body: string;
                            happening: string;
                            id: number;
                            /** @description the header webhook-id: the same in every attempt */
                            message: string;
                            nextAt: string | null;
                            /** @description why the last attempt failed and what to do; empty: it did not */
                            problem: string;
                            /** @enum {string} */
                            state: "waiting" | "delivered" | "failed";
                            /** @description of the last answer */
                            status: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message again, under the same webhook-id */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delivery: number;
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            replayed: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send all messages again that were given up */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            replayed: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new secret, shown this once; the one before signs beside it for 24 hours */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewWebhook"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test message now; the answer says how it fared */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Both stores answer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            journeys: string;
                            records: string;
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus metrics */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alias": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one alias call
         * @description Answers once everything accepted is on disk. Write key as Basic user name, Bearer token or "writeKey". At most 32 KB per item and 500 KB per request; the body may be gzipped.
         */
        post: {
            parameters: {
                query?: {
                    writeKey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        batch?: unknown[];
                        sentAt?: unknown;
                        writeKey?: unknown;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ItemResult"][];
                            /** @description false when at least one item was refused */
                            success: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take several interactions
         * @description Answers once everything accepted is on disk. Write key as Basic user name, Bearer token or "writeKey". At most 32 KB per item and 500 KB per request; the body may be gzipped.
         */
        post: {
            parameters: {
                query?: {
                    writeKey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        batch?: unknown[];
                        sentAt?: unknown;
                        writeKey?: unknown;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ItemResult"][];
                            /** @description false when at least one item was refused */
                            success: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one group call
         * @description Answers once everything accepted is on disk. Write key as Basic user name, Bearer token or "writeKey". At most 32 KB per item and 500 KB per request; the body may be gzipped.
         */
        post: {
            parameters: {
                query?: {
                    writeKey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        batch?: unknown[];
                        sentAt?: unknown;
                        writeKey?: unknown;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ItemResult"][];
                            /** @description false when at least one item was refused */
                            success: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where a connected system sends to
         * @description Signed as the connection expects. Answers once it is on disk; sent twice it counts once.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            received: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one identify call
         * @description Answers once everything accepted is on disk. Write key as Basic user name, Bearer token or "writeKey". At most 32 KB per item and 500 KB per request; the body may be gzipped.
         */
        post: {
            parameters: {
                query?: {
                    writeKey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        batch?: unknown[];
                        sentAt?: unknown;
                        writeKey?: unknown;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ItemResult"][];
                            /** @description false when at least one item was refused */
                            success: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one page call
         * @description Answers once everything accepted is on disk. Write key as Basic user name, Bearer token or "writeKey". At most 32 KB per item and 500 KB per request; the body may be gzipped.
         */
        post: {
            parameters: {
                query?: {
                    writeKey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        batch?: unknown[];
                        sentAt?: unknown;
                        writeKey?: unknown;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ItemResult"][];
                            /** @description false when at least one item was refused */
                            success: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{writeKey}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where analytics.js in a browser sends its calls: here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    writeKey: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description as analytics.js reads them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            integrations: {
                                [key: string]: {
                                    [key: string]: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one screen call
         * @description Answers once everything accepted is on disk. Write key as Basic user name, Bearer token or "writeKey". At most 32 KB per item and 500 KB per request; the body may be gzipped.
         */
        post: {
            parameters: {
                query?: {
                    writeKey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        batch?: unknown[];
                        sentAt?: unknown;
                        writeKey?: unknown;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ItemResult"][];
                            /** @description false when at least one item was refused */
                            success: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourceConfig": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the RudderStack library in a browser asks before its first call */
        get: {
            parameters: {
                query?: {
                    writeKey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description as the RudderStack library reads it */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            source: {
                                config: {
                                    statsCollection: {
                                        errors: {
                                            enabled: boolean;
                                        };
                                        metrics: {
                                            enabled: boolean;
                                        };
                                    };
                                };
                                connections: unknown[];
                                dataplanes: Record<string, never>;
                                destinations: unknown[];
                                enabled: boolean;
                                id: string;
                                name: string;
                                updatedAt: string;
                                workspaceId: string;
                                writeKey: string;
                            } & {
                                [key: string]: unknown;
                            };
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one track call
         * @description Answers once everything accepted is on disk. Write key as Basic user name, Bearer token or "writeKey". At most 32 KB per item and 500 KB per request; the body may be gzipped.
         */
        post: {
            parameters: {
                query?: {
                    writeKey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        batch?: unknown[];
                        sentAt?: unknown;
                        writeKey?: unknown;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description The request cannot be answered; `code` says why and `detail` what to do. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer now. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: components["schemas"]["ItemResult"][];
                            /** @description false when at least one item was refused */
                            success: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Actor: {
            id: string;
            /** @enum {string} */
            kind: "user" | "key" | "system";
            name: string;
        };
        ActorInput: {
            id: string;
            /** @enum {string} */
            kind: "user" | "key" | "system";
            name: string;
        };
        AttemptRow: {
            customer: string;
            /** @description steps reached */
            depth: number;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
            /** @description order, deal or ticket id; empty when customers are followed */
            object: string;
            /** @description UTC, ISO 8601 */
            startedAt: string;
            /** @enum {string} */
            state: "dropped" | "open" | "converted";
        };
        AttemptRowInput: {
            customer: string;
            /** @description steps reached */
            depth: number;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
            /** @description order, deal or ticket id; empty when customers are followed */
            object: string;
            /** @description UTC, ISO 8601 */
            startedAt: string;
            /** @enum {string} */
            state: "dropped" | "open" | "converted";
        };
        BatchAnswer: {
            results: components["schemas"]["RecordWriteResult"][];
            /** @description POST /undo/{undo} takes all of it back */
            undo: string | null;
        };
        BatchAnswerInput: {
            results: components["schemas"]["RecordWriteResultInput"][];
            /** @description POST /undo/{undo} takes all of it back */
            undo: string | null;
        };
        Board: {
            columns: components["schemas"]["BoardColumn"][];
            /** @description id → how people call that record */
            labels: {
                [key: string]: string;
            };
        };
        BoardColumn: {
            count: number;
            label: string;
            /** @description cursor for the rest of this column */
            next: string | null;
            rows: components["schemas"]["CrmRecord"][];
            /** @description one per currency, largest first */
            sums: components["schemas"]["Money"][];
            /** @description of the field; empty: those without one */
            value: string;
        };
        BoardColumnInput: {
            count: number;
            label: string;
            /** @description cursor for the rest of this column */
            next: string | null;
            rows: components["schemas"]["CrmRecordInput"][];
            /** @description one per currency, largest first */
            sums: components["schemas"]["MoneyInput"][];
            /** @description of the field; empty: those without one */
            value: string;
        };
        BoardInput: {
            columns: components["schemas"]["BoardColumnInput"][];
            /** @description id → how people call that record */
            labels: {
                [key: string]: string;
            };
        };
        Cohort: {
            entrants: {
                n: number;
                /** @description names the number: give it to …/retention/customers */
                number: string;
            };
            /** @description the first one after that in which they came; null while it is not over */
            periods: ({
                /** @description came back in this very period */
                on: components["schemas"]["Returned"];
                /** @description came back in this period or later */
                onOrAfter: components["schemas"]["Returned"];
            } | null)[];
            /** @description first day, UTC */
            start: string;
        };
        CohortInput: {
            entrants: {
                n: number;
                /** @description names the number: give it to …/retention/customers */
                number: string;
            };
            /** @description the first one after that in which they came; null while it is not over */
            periods: ({
                /** @description came back in this very period */
                on: components["schemas"]["ReturnedInput"];
                /** @description came back in this period or later */
                onOrAfter: components["schemas"]["ReturnedInput"];
            } | null)[];
            /** @description first day, UTC */
            start: string;
        };
        Connection: {
            /** @description received, and for a person to answer, such as a request to erase somebody */
            asks: number;
            connector: string;
            counts: {
                /** @description interactions or records that were so already */
                duplicates: number;
                /** @description not told at all, such as mail of strangers or unknown kinds of events */
                leftOut: number;
                /** @description interactions that ingest refused, see the warnings; or rows that were not taken */
                refused: number;
                /** @description records that were deleted, since their rows are gone there */
                removed: number;
                /** @description interactions that came new, or rows that made or changed a record */
                taken: number;
            };
            createdAt: string;
            /** @description null: it receives */
            everyMinutes: number | null;
            failure: {
                at: string;
                /** @description what to do about it */
                remedy: string;
                /** @description what went wrong */
                what: string;
            } | null;
            /** @description how often in a row it has failed */
            failures: number;
            /** @description until when calls that are signed with the secret of before count as well */
            formerSecretUntil: string | null;
            /** @description when it was last in step with the other system */
            freshAt: string | null;
            /** @description records whose rows are gone there, and that are not deleted unasked: too many at once, or, `changed`, however few, or ones that people or other sources have to do with */
            gone: {
                /** @description however few, since other rows are read now or more are gone than somebody agreed to */
                changed: boolean;
                found: number;
                /** @description of how many that stand */
                of: number;
                /** @description of which another source tells as well */
                ofOthers: number;
                /** @description that people changed since, merged, or work with */
                ofPeople: number;
            } | null;
            /** @description where the other system sends to */
            hookPath: string | null;
            id: string;
            /** @description when it last brought something new */
            lastItemAt: string | null;
            name: string;
            nextRunAt: string | null;
            /** @description rows that could not become records yet, and are tried again with each run */
            notTaken: number;
            /** @description of the run going on */
            progress: {
                done: number;
                secondsLeft: number | null;
                total: number | null;
            } | null;
            /** @description it is being removed with what only it brought */
            removing: {
                /** @description taken back; null: not yet */
                interactions: number | null;
                /** @description records that stay, so far */
                kept: number;
                /** @description taken back so far */
                records: number;
            } | null;
            /** @description names of the secrets that are kept */
            secretsSet: string[];
            /** @description without secrets; empty for who may not change them */
            settings: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            state: "new" | "fresh" | "running" | "failing" | "paused";
            /** @description received and not yet told */
            waiting: number;
        };
        ConnectionInput: {
            /** @description received, and for a person to answer, such as a request to erase somebody */
            asks: number;
            connector: string;
            counts: {
                /** @description interactions or records that were so already */
                duplicates: number;
                /** @description not told at all, such as mail of strangers or unknown kinds of events */
                leftOut: number;
                /** @description interactions that ingest refused, see the warnings; or rows that were not taken */
                refused: number;
                /** @description records that were deleted, since their rows are gone there */
                removed: number;
                /** @description interactions that came new, or rows that made or changed a record */
                taken: number;
            };
            createdAt: string;
            /** @description null: it receives */
            everyMinutes: number | null;
            failure: {
                at: string;
                /** @description what to do about it */
                remedy: string;
                /** @description what went wrong */
                what: string;
            } | null;
            /** @description how often in a row it has failed */
            failures: number;
            /** @description until when calls that are signed with the secret of before count as well */
            formerSecretUntil: string | null;
            /** @description when it was last in step with the other system */
            freshAt: string | null;
            /** @description records whose rows are gone there, and that are not deleted unasked: too many at once, or, `changed`, however few, or ones that people or other sources have to do with */
            gone: {
                /** @description however few, since other rows are read now or more are gone than somebody agreed to */
                changed: boolean;
                found: number;
                /** @description of how many that stand */
                of: number;
                /** @description of which another source tells as well */
                ofOthers: number;
                /** @description that people changed since, merged, or work with */
                ofPeople: number;
            } | null;
            /** @description where the other system sends to */
            hookPath: string | null;
            id: string;
            /** @description when it last brought something new */
            lastItemAt: string | null;
            name: string;
            nextRunAt: string | null;
            /** @description rows that could not become records yet, and are tried again with each run */
            notTaken: number;
            /** @description of the run going on */
            progress: {
                done: number;
                secondsLeft: number | null;
                total: number | null;
            } | null;
            /** @description it is being removed with what only it brought */
            removing: {
                /** @description taken back; null: not yet */
                interactions: number | null;
                /** @description records that stay, so far */
                kept: number;
                /** @description taken back so far */
                records: number;
            } | null;
            /** @description names of the secrets that are kept */
            secretsSet: string[];
            /** @description without secrets; empty for who may not change them */
            settings: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            state: "new" | "fresh" | "running" | "failing" | "paused";
            /** @description received and not yet told */
            waiting: number;
        };
        ConnectionRun: {
            /** @enum {string} */
            cause: "schedule" | "by hand" | "backfill" | "received" | "removal";
            counts: {
                /** @description interactions or records that were so already */
                duplicates: number;
                /** @description not told at all, such as mail of strangers or unknown kinds of events */
                leftOut: number;
                /** @description interactions that ingest refused, see the warnings; or rows that were not taken */
                refused: number;
                /** @description records that were deleted, since their rows are gone there */
                removed: number;
                /** @description interactions that came new, or rows that made or changed a record */
                taken: number;
            };
            failure: {
                at: string;
                /** @description what to do about it */
                remedy: string;
                /** @description what went wrong */
                what: string;
            } | null;
            finishedAt: string | null;
            id: number;
            /** @enum {string} */
            outcome: "running" | "done" | "failed" | "stopped";
            startedAt: string;
        };
        ConnectionRunInput: {
            /** @enum {string} */
            cause: "schedule" | "by hand" | "backfill" | "received" | "removal";
            counts: {
                /** @description interactions or records that were so already */
                duplicates: number;
                /** @description not told at all, such as mail of strangers or unknown kinds of events */
                leftOut: number;
                /** @description interactions that ingest refused, see the warnings; or rows that were not taken */
                refused: number;
                /** @description records that were deleted, since their rows are gone there */
                removed: number;
                /** @description interactions that came new, or rows that made or changed a record */
                taken: number;
            };
            failure: {
                at: string;
                /** @description what to do about it */
                remedy: string;
                /** @description what went wrong */
                what: string;
            } | null;
            finishedAt: string | null;
            id: number;
            /** @enum {string} */
            outcome: "running" | "done" | "failed" | "stopped";
            startedAt: string;
        };
        ConnectionTest: {
            /** @description where there are columns to choose from */
            columns: {
                name: string;
                samples: string[];
            }[];
            /** @description what was found, or what is wrong and what to do */
            message: string;
            /** @description by setting: what there is to choose from */
            offers: {
                [key: string]: string[];
            };
            ok: boolean;
            /** @description by setting: what fits where nothing was chosen */
            proposed: {
                [key: string]: string;
            };
            /** @description where rows are records: what their columns are, and what the first rows would do */
            records: {
                preview: components["schemas"]["RecordImportPreview"];
                rows: number;
                settings: components["schemas"]["RecordImportSettings"];
            } | null;
        };
        ConnectionTestInput: {
            /** @description where there are columns to choose from */
            columns: {
                name: string;
                samples: string[];
            }[];
            /** @description what was found, or what is wrong and what to do */
            message: string;
            /** @description by setting: what there is to choose from */
            offers: {
                [key: string]: string[];
            };
            ok: boolean;
            /** @description by setting: what fits where nothing was chosen */
            proposed: {
                [key: string]: string;
            };
            /** @description where rows are records: what their columns are, and what the first rows would do */
            records: {
                preview: components["schemas"]["RecordImportPreviewInput"];
                rows: number;
                settings: components["schemas"]["RecordImportSettingsInput"];
            } | null;
        };
        ConnectorInfo: {
            about: string;
            id: string;
            name: string;
            settings: {
                properties: {
                    [key: string]: {
                        default?: unknown;
                        description?: string;
                        /**
                         * @description it is filled in by something made for it
                         * @constant
                         */
                        editor?: "record-mapping";
                        enum?: string[];
                        maximum?: number;
                        minimum?: number;
                        multiline?: boolean;
                        placeholder?: string;
                        properties?: {
                            [key: string]: {
                                default?: unknown;
                                description?: string;
                                /**
                                 * @description it is filled in by something made for it
                                 * @constant
                                 */
                                editor?: "record-mapping";
                                enum?: string[];
                                maximum?: number;
                                minimum?: number;
                                multiline?: boolean;
                                placeholder?: string;
                                title: string;
                                /** @description what the values of `enum` are called */
                                titles?: {
                                    [key: string]: string;
                                };
                                /** @enum {string} */
                                type: "string" | "number" | "integer" | "boolean" | "array" | "object";
                                /** @description it is shown only where other settings have these values, or one of several */
                                when?: {
                                    [key: string]: string | string[];
                                };
                                /** @description a secret: it is set and never shown */
                                writeOnly?: boolean;
                            };
                        };
                        title: string;
                        /** @description what the values of `enum` are called */
                        titles?: {
                            [key: string]: string;
                        };
                        /** @enum {string} */
                        type: "string" | "number" | "integer" | "boolean" | "array" | "object";
                        /** @description it is shown only where other settings have these values, or one of several */
                        when?: {
                            [key: string]: string | string[];
                        };
                        /** @description a secret: it is set and never shown */
                        writeOnly?: boolean;
                    };
                };
                required: string[];
                /** @constant */
                type: "object";
            };
            /** @description what to do in the other system, in order */
            steps: string[];
            /**
             * @description pull: Waymark asks on a schedule; receive: the other system calls
             * @enum {string}
             */
            way: "pull" | "receive";
        };
        ConnectorInfoInput: {
            about: string;
            id: string;
            name: string;
            settings: {
                properties: {
                    [key: string]: {
                        default?: unknown;
                        description?: string;
                        /**
                         * @description it is filled in by something made for it
                         * @constant
                         */
                        editor?: "record-mapping";
                        enum?: string[];
                        maximum?: number;
                        minimum?: number;
                        multiline?: boolean;
                        placeholder?: string;
                        properties?: {
                            [key: string]: {
                                default?: unknown;
                                description?: string;
                                /**
                                 * @description it is filled in by something made for it
                                 * @constant
                                 */
                                editor?: "record-mapping";
                                enum?: string[];
                                maximum?: number;
                                minimum?: number;
                                multiline?: boolean;
                                placeholder?: string;
                                title: string;
                                /** @description what the values of `enum` are called */
                                titles?: {
                                    [key: string]: string;
                                };
                                /** @enum {string} */
                                type: "string" | "number" | "integer" | "boolean" | "array" | "object";
                                /** @description it is shown only where other settings have these values, or one of several */
                                when?: {
                                    [key: string]: string | string[];
                                };
                                /** @description a secret: it is set and never shown */
                                writeOnly?: boolean;
                            };
                        };
                        title: string;
                        /** @description what the values of `enum` are called */
                        titles?: {
                            [key: string]: string;
                        };
                        /** @enum {string} */
                        type: "string" | "number" | "integer" | "boolean" | "array" | "object";
                        /** @description it is shown only where other settings have these values, or one of several */
                        when?: {
                            [key: string]: string | string[];
                        };
                        /** @description a secret: it is set and never shown */
                        writeOnly?: boolean;
                    };
                };
                required: string[];
                /** @constant */
                type: "object";
            };
            /** @description what to do in the other system, in order */
            steps: string[];
            /**
             * @description pull: Waymark asks on a schedule; receive: the other system calls
             * @enum {string}
             */
            way: "pull" | "receive";
        };
        ConsentEntry: {
            actor: components["schemas"]["Actor"];
            at: string;
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            id: number;
            /** @description e.g. marketing, service, survey */
            purpose: string;
            /** @description where she said so, e.g. "sign-up form" */
            source: string;
            /** @enum {string} */
            state: "granted" | "denied" | "withdrawn";
        };
        ConsentEntryInput: {
            actor: components["schemas"]["ActorInput"];
            at: string;
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            id: number;
            /** @description e.g. marketing, service, survey */
            purpose: string;
            /** @description where she said so, e.g. "sign-up form" */
            source: string;
            /** @enum {string} */
            state: "granted" | "denied" | "withdrawn";
        };
        Consents: {
            /** @description one per channel and purpose */
            current: components["schemas"]["ConsentEntry"][];
            /** @description newest first */
            history: components["schemas"]["ConsentEntry"][];
        };
        ConsentsInput: {
            /** @description one per channel and purpose */
            current: components["schemas"]["ConsentEntryInput"][];
            /** @description newest first */
            history: components["schemas"]["ConsentEntryInput"][];
        };
        Counted: {
            n: number;
            number: string;
        };
        CountedInput: {
            n: number;
            number: string;
        };
        CrmRecord: {
            /** @description UTC, ISO 8601 */
            createdAt: string;
            createdBy: components["schemas"]["Actor"];
            deletedAt: string | null;
            /** @description of a customer: her customer id */
            id: string;
            /** @description how people call it */
            label: string;
            /** @description of a customer: who she turned out to be */
            mergedInto: string | null;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
            /** @description UTC, ISO 8601 */
            updatedAt: string;
            updatedBy: components["schemas"]["Actor"];
            /** @description field name → value; null empties it */
            values: {
                [key: string]: components["schemas"]["FieldValue"];
            };
            /** @description send it back as If-Match */
            version: number;
        };
        CrmRecordInput: {
            /** @description UTC, ISO 8601 */
            createdAt: string;
            createdBy: components["schemas"]["ActorInput"];
            deletedAt: string | null;
            /** @description of a customer: her customer id */
            id: string;
            /** @description how people call it */
            label: string;
            /** @description of a customer: who she turned out to be */
            mergedInto: string | null;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
            /** @description UTC, ISO 8601 */
            updatedAt: string;
            updatedBy: components["schemas"]["ActorInput"];
            /** @description field name → value; null empties it */
            values: {
                [key: string]: components["schemas"]["FieldValueInput"];
            };
            /** @description send it back as If-Match */
            version: number;
        };
        Customer: {
            /** @description of her interactions, the newest, which maps and figures follow */
            counted: number;
            /** @description UTC, ISO 8601 */
            firstAt: string;
            id: string;
            identifiers: {
                /** @enum {string} */
                kind: "user" | "anonymous" | "email" | "alias";
                since: string | null;
                value: string;
            }[];
            interactions: number;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
            lastNps: {
                /** @description UTC, ISO 8601 */
                at: string;
                score: number;
            } | null;
            maps: {
                map: string;
                name: string;
                /** @description UTC, ISO 8601 */
                since: string;
                stage: string;
                stageIndex: number;
                stages: number;
                /** @enum {string} */
                state: "open" | "completed" | "left";
                step: string;
            }[];
            /** @description weighted mean of the last 14 days */
            mood: {
                mean: number | null;
                n: number;
            };
            traits: {
                [key: string]: string;
            };
            /** @description revenue: won less given back, an order once */
            value: {
                currency: string;
                minor: number;
            }[];
        };
        CustomerInput: {
            /** @description of her interactions, the newest, which maps and figures follow */
            counted: number;
            /** @description UTC, ISO 8601 */
            firstAt: string;
            id: string;
            identifiers: {
                /** @enum {string} */
                kind: "user" | "anonymous" | "email" | "alias";
                since: string | null;
                value: string;
            }[];
            interactions: number;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
            lastNps: {
                /** @description UTC, ISO 8601 */
                at: string;
                score: number;
            } | null;
            maps: {
                map: string;
                name: string;
                /** @description UTC, ISO 8601 */
                since: string;
                stage: string;
                stageIndex: number;
                stages: number;
                /** @enum {string} */
                state: "open" | "completed" | "left";
                step: string;
            }[];
            /** @description weighted mean of the last 14 days */
            mood: {
                mean: number | null;
                n: number;
            };
            traits: {
                [key: string]: string;
            };
            /** @description revenue: won less given back, an order once */
            value: {
                currency: string;
                minor: number;
            }[];
        };
        CustomerLine: {
            dots: {
                /** @description UTC, ISO 8601 */
                firstAt: string;
                /** @description when the last visit began */
                lastAt: string;
                score: number | null;
                source: ("said" | "read" | "shown") | null;
                step: string;
                visits: number;
            }[];
            lastStep: string | null;
            map: string;
            state: ("open" | "completed" | "left") | null;
        };
        CustomerLineInput: {
            dots: {
                /** @description UTC, ISO 8601 */
                firstAt: string;
                /** @description when the last visit began */
                lastAt: string;
                score: number | null;
                source: ("said" | "read" | "shown") | null;
                step: string;
                visits: number;
            }[];
            lastStep: string | null;
            map: string;
            state: ("open" | "completed" | "left") | null;
        };
        CustomerSummary: {
            /** @description UTC, ISO 8601 */
            firstAt: string;
            id: string;
            interactions: number;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
        };
        CustomerSummaryInput: {
            /** @description UTC, ISO 8601 */
            firstAt: string;
            id: string;
            interactions: number;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
        };
        CustomField: {
            help?: string;
            /** @enum {string} */
            kind: "text" | "long-text" | "number" | "money" | "date" | "datetime" | "choice" | "many-choices" | "yes-no" | "link" | "relation";
            label: string;
            /** @description as in values: "custom." and a word made from the first label */
            name: string;
            /** @default [] */
            options: components["schemas"]["FieldOption"][];
            position: number;
            /** @default false */
            required: boolean;
            /** @default false */
            searchable: boolean;
            /**
             * @description of a relation
             * @enum {string}
             */
            to?: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        CustomFieldDesign: {
            help?: string;
            /** @enum {string} */
            kind: "text" | "long-text" | "number" | "money" | "date" | "datetime" | "choice" | "many-choices" | "yes-no" | "link" | "relation";
            label: string;
            /** @default [] */
            options: components["schemas"]["FieldOption"][];
            /** @default false */
            required: boolean;
            /** @default false */
            searchable: boolean;
            /**
             * @description of a relation
             * @enum {string}
             */
            to?: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        CustomFieldDesignInput: {
            help?: string;
            /** @enum {string} */
            kind: "text" | "long-text" | "number" | "money" | "date" | "datetime" | "choice" | "many-choices" | "yes-no" | "link" | "relation";
            label: string;
            /** @default [] */
            options: components["schemas"]["FieldOptionInput"][];
            /** @default false */
            required: boolean;
            /** @default false */
            searchable: boolean;
            /**
             * @description of a relation
             * @enum {string}
             */
            to?: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        CustomFieldInput: {
            help?: string;
            /** @enum {string} */
            kind: "text" | "long-text" | "number" | "money" | "date" | "datetime" | "choice" | "many-choices" | "yes-no" | "link" | "relation";
            label: string;
            /** @description as in values: "custom." and a word made from the first label */
            name: string;
            /** @default [] */
            options: components["schemas"]["FieldOptionInput"][];
            position: number;
            /** @default false */
            required: boolean;
            /** @default false */
            searchable: boolean;
            /**
             * @description of a relation
             * @enum {string}
             */
            to?: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        Delivery: {
            /** @description when it happened */
            at: string;
            attemptedAt: string | null;
            attempts: number;
            happening: string;
            id: number;
            /** @description the header webhook-id: the same in every attempt */
            message: string;
            nextAt: string | null;
            /** @description why the last attempt failed and what to do; empty: it did not */
            problem: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            /** @description of the last answer */
            status: number | null;
        };
        DeliveryInput: {
            /** @description when it happened */
            at: string;
            attemptedAt: string | null;
            attempts: number;
            happening: string;
            id: number;
            /** @description the header webhook-id: the same in every attempt */
            message: string;
            nextAt: string | null;
            /** @description why the last attempt failed and what to do; empty: it did not */
            problem: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            /** @description of the last answer */
            status: number | null;
        };
        Duration: {
            censored: number;
            events: number;
            median: components["schemas"]["Estimate"];
            p90: components["schemas"]["Estimate"];
        };
        DurationInput: {
            censored: number;
            events: number;
            median: components["schemas"]["EstimateInput"];
            p90: components["schemas"]["EstimateInput"];
        };
        Emotion: {
            /** @description share of the journeys reaching this step that left evidence */
            coverage: components["schemas"]["Estimate"];
            evidence: components["schemas"]["Counted"];
            /** @description too little evidence to rank: n < 30 */
            hollow: boolean;
            /** @description weighted mean of readings on -2..+2; n = journeys with a reading at this step */
            mean: components["schemas"]["Estimate"];
            /** @description readings below -0.5 */
            negative: components["schemas"]["Counted"];
            /** @description readings above +0.5 */
            positive: components["schemas"]["Counted"];
            read: {
                mean: number | null;
                n: number;
                number: string;
            };
            said: {
                mean: number | null;
                n: number;
                number: string;
            };
            shown: {
                /** @description what stands behind "shown", most first; together they are all of it */
                behaviours: {
                    /** @enum {string} */
                    behaviour: "none" | "contact" | "complaint" | "refund" | "cancellation" | "rage-click" | "repeat-contact" | "channel-switch" | "wait" | "ping-pong";
                    n: number;
                    number: string;
                }[];
                mean: number | null;
                n: number;
                number: string;
            };
            /** @description pulled toward the map mean by how little is known */
            shrunk: number | null;
        };
        EmotionInput: {
            /** @description share of the journeys reaching this step that left evidence */
            coverage: components["schemas"]["EstimateInput"];
            evidence: components["schemas"]["CountedInput"];
            /** @description too little evidence to rank: n < 30 */
            hollow: boolean;
            /** @description weighted mean of readings on -2..+2; n = journeys with a reading at this step */
            mean: components["schemas"]["EstimateInput"];
            /** @description readings below -0.5 */
            negative: components["schemas"]["CountedInput"];
            /** @description readings above +0.5 */
            positive: components["schemas"]["CountedInput"];
            read: {
                mean: number | null;
                n: number;
                number: string;
            };
            said: {
                mean: number | null;
                n: number;
                number: string;
            };
            shown: {
                /** @description what stands behind "shown", most first; together they are all of it */
                behaviours: {
                    /** @enum {string} */
                    behaviour: "none" | "contact" | "complaint" | "refund" | "cancellation" | "rage-click" | "repeat-contact" | "channel-switch" | "wait" | "ping-pong";
                    n: number;
                    number: string;
                }[];
                mean: number | null;
                n: number;
                number: string;
            };
            /** @description pulled toward the map mean by how little is known */
            shrunk: number | null;
        };
        Estimate: {
            high: number | null;
            low: number | null;
            n: number;
            value: number | null;
        };
        EstimateInput: {
            high: number | null;
            low: number | null;
            n: number;
            value: number | null;
        };
        Field: {
            /**
             * @description of a text: a code of it is shown by its name, "de" as "German"
             * @enum {string}
             */
            code?: "language" | "country";
            /** @description Waymark sets it; a value sent by a caller is refused */
            derived?: boolean;
            /** @description can be given only when the record is made */
            fixed?: boolean;
            /**
             * @description of a text: what it has to be
             * @enum {string}
             */
            format?: "email";
            help?: string;
            /** @description of a new record */
            initial?: string | number | boolean;
            /** @enum {string} */
            kind: "text" | "long-text" | "number" | "money" | "date" | "datetime" | "choice" | "many-choices" | "yes-no" | "link" | "relation" | "user" | "lines";
            label: string;
            /** @description of a relation: it points to several */
            many?: boolean;
            max?: number;
            min?: number;
            /** @description a field made at run time begins with "custom." */
            name: string;
            /** @description of a choice, or of a person */
            options?: components["schemas"]["FieldOption"][];
            /**
             * @description who supplies the options
             * @enum {string}
             */
            optionsFrom?: "pipelines" | "stages";
            required?: boolean;
            searchable?: boolean;
            sortable?: boolean;
            /**
             * @description of a relation: the type of record it points to
             * @enum {string}
             */
            to?: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
            /**
             * @description of a number: what it counts
             * @enum {string}
             */
            unit?: "%";
        };
        FieldChange: {
            field: string;
            from: components["schemas"]["FieldValue"];
            to: components["schemas"]["FieldValue"];
        };
        FieldChangeInput: {
            field: string;
            from: components["schemas"]["FieldValueInput"];
            to: components["schemas"]["FieldValueInput"];
        };
        FieldInput: {
            /**
             * @description of a text: a code of it is shown by its name, "de" as "German"
             * @enum {string}
             */
            code?: "language" | "country";
            /** @description Waymark sets it; a value sent by a caller is refused */
            derived?: boolean;
            /** @description can be given only when the record is made */
            fixed?: boolean;
            /**
             * @description of a text: what it has to be
             * @enum {string}
             */
            format?: "email";
            help?: string;
            /** @description of a new record */
            initial?: string | number | boolean;
            /** @enum {string} */
            kind: "text" | "long-text" | "number" | "money" | "date" | "datetime" | "choice" | "many-choices" | "yes-no" | "link" | "relation" | "user" | "lines";
            label: string;
            /** @description of a relation: it points to several */
            many?: boolean;
            max?: number;
            min?: number;
            /** @description a field made at run time begins with "custom." */
            name: string;
            /** @description of a choice, or of a person */
            options?: components["schemas"]["FieldOptionInput"][];
            /**
             * @description who supplies the options
             * @enum {string}
             */
            optionsFrom?: "pipelines" | "stages";
            required?: boolean;
            searchable?: boolean;
            sortable?: boolean;
            /**
             * @description of a relation: the type of record it points to
             * @enum {string}
             */
            to?: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
            /**
             * @description of a number: what it counts
             * @enum {string}
             */
            unit?: "%";
        };
        FieldOption: {
            color?: string;
            /** @description of a stage: its pipeline; of a person: her department */
            group?: string;
            label: string;
            value: string;
        };
        FieldOptionInput: {
            color?: string;
            /** @description of a stage: its pipeline; of a person: her department */
            group?: string;
            label: string;
            value: string;
        };
        FieldValue: null | string | number | boolean | components["schemas"]["Money"] | string[] | components["schemas"]["Line"][];
        FieldValueInput: null | string | number | boolean | components["schemas"]["MoneyInput"] | string[] | components["schemas"]["LineInput"][];
        Flow: {
            customers: number;
            edges: components["schemas"]["FlowEdge"][];
            journeys: number;
            nodes: components["schemas"]["FlowNode"][];
            shown: {
                edges: number;
                nodes: number;
                ofEdges: number;
                ofNodes: number;
                transitionShare: number;
            };
            tookMs: number;
        };
        FlowCustomers: {
            customers: number;
            /** @description cursor of the next page */
            next: string | null;
            number: string;
            rows: components["schemas"]["FlowJourneyRow"][];
            /** @description how often in all: the transitions of a move, the interactions of a node */
            times: number;
            title: string;
            /** @description journeys */
            total: number;
        };
        FlowCustomersInput: {
            customers: number;
            /** @description cursor of the next page */
            next: string | null;
            number: string;
            rows: components["schemas"]["FlowJourneyRowInput"][];
            /** @description how often in all: the transitions of a move, the interactions of a node */
            times: number;
            title: string;
            /** @description journeys */
            total: number;
        };
        FlowEdge: {
            customers: number;
            from: number;
            medianGapSeconds: number | null;
            /** @description names the number: give it to /flow/customers */
            number: string;
            p90GapSeconds: number | null;
            to: number;
            transitions: number;
        };
        FlowEdgeInput: {
            customers: number;
            from: number;
            medianGapSeconds: number | null;
            /** @description names the number: give it to /flow/customers */
            number: string;
            p90GapSeconds: number | null;
            to: number;
            transitions: number;
        };
        FlowInput: {
            customers: number;
            edges: components["schemas"]["FlowEdgeInput"][];
            journeys: number;
            nodes: components["schemas"]["FlowNodeInput"][];
            shown: {
                edges: number;
                nodes: number;
                ofEdges: number;
                ofNodes: number;
                transitionShare: number;
            };
            tookMs: number;
        };
        FlowJourneyRow: {
            customer: string;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
            /** @description order, deal or ticket id; empty when customers are followed */
            object: string;
            /** @description UTC, ISO 8601 */
            startedAt: string;
            times: number;
        };
        FlowJourneyRowInput: {
            customer: string;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
            /** @description order, deal or ticket id; empty when customers are followed */
            object: string;
            /** @description UTC, ISO 8601 */
            startedAt: string;
            times: number;
        };
        FlowNode: {
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            customers: number;
            interactions: number;
            name: string;
            /** @description names the number: give it to /flow/customers */
            number: string;
            /** @description 0 = Other, -1 = Start, -2 = End */
            touchpoint: number;
        };
        FlowNodeInput: {
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            customers: number;
            interactions: number;
            name: string;
            /** @description names the number: give it to /flow/customers */
            number: string;
            /** @description 0 = Other, -1 = Start, -2 = End */
            touchpoint: number;
        };
        Funnel: {
            /** @description the moment it was counted at: ask for customers with it */
            asOf: string;
            /** @enum {string} */
            attempts: "best" | "first";
            /** @enum {string} */
            order: "ordered" | "strict" | "any";
            /** @description journeys that began so often that only their first attempts were looked at */
            startsCut: number;
            steps: components["schemas"]["FunnelStepMeasure"][];
            tookMs: number;
            /** @description from the first step to the last */
            whole: components["schemas"]["FunnelMove"];
            windowSeconds: number;
        };
        FunnelCustomers: {
            customers: number;
            /** @description cursor of the next page */
            next: string | null;
            number: string;
            rows: components["schemas"]["AttemptRow"][];
            title: string;
            /** @description journeys */
            total: number;
        };
        FunnelCustomersInput: {
            customers: number;
            /** @description cursor of the next page */
            next: string | null;
            number: string;
            rows: components["schemas"]["AttemptRowInput"][];
            title: string;
            /** @description journeys */
            total: number;
        };
        FunnelInput: {
            /** @description the moment it was counted at: ask for customers with it */
            asOf: string;
            /** @enum {string} */
            attempts: "best" | "first";
            /** @enum {string} */
            order: "ordered" | "strict" | "any";
            /** @description journeys that began so often that only their first attempts were looked at */
            startsCut: number;
            steps: components["schemas"]["FunnelStepMeasureInput"][];
            tookMs: number;
            /** @description from the first step to the last */
            whole: components["schemas"]["FunnelMoveInput"];
            windowSeconds: number;
        };
        FunnelMove: {
            /** @description wentOn / entrants */
            conversion: components["schemas"]["Estimate"];
            /** @description of converted attempts alone, so it is conditional on success */
            convertedMedianSeconds: number | null;
            /** @description dropped / entrants */
            dropOff: components["schemas"]["Estimate"];
            /** @description the window is over, or in strict order something else came between */
            dropped: {
                n: number;
                /** @description names the number: give it to …/funnel/customers */
                number: string;
            };
            /** @description still inside the window */
            open: {
                n: number;
                /** @description names the number: give it to …/funnel/customers */
                number: string;
            };
            /** @description open / entrants */
            stillOpen: components["schemas"]["Estimate"];
            /** @description over all entrants, also those who have not gone on */
            time: components["schemas"]["Duration"];
            wentOn: {
                n: number;
                /** @description names the number: give it to …/funnel/customers */
                number: string;
            };
        };
        FunnelMoveInput: {
            /** @description wentOn / entrants */
            conversion: components["schemas"]["EstimateInput"];
            /** @description of converted attempts alone, so it is conditional on success */
            convertedMedianSeconds: number | null;
            /** @description dropped / entrants */
            dropOff: components["schemas"]["EstimateInput"];
            /** @description the window is over, or in strict order something else came between */
            dropped: {
                n: number;
                /** @description names the number: give it to …/funnel/customers */
                number: string;
            };
            /** @description still inside the window */
            open: {
                n: number;
                /** @description names the number: give it to …/funnel/customers */
                number: string;
            };
            /** @description open / entrants */
            stillOpen: components["schemas"]["EstimateInput"];
            /** @description over all entrants, also those who have not gone on */
            time: components["schemas"]["DurationInput"];
            wentOn: {
                n: number;
                /** @description names the number: give it to …/funnel/customers */
                number: string;
            };
        };
        FunnelStepMeasure: {
            /** @description what those who dropped here did last within the window, most first */
            lastSeen: {
                /** @enum {string} */
                channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
                customers: {
                    n: number;
                    /** @description names the number: give it to …/funnel/customers */
                    number: string;
                };
                name: string;
                touchpoint: number;
            }[];
            name: string;
            /** @description to the next step; null at the last */
            next: components["schemas"]["FunnelMove"] | null;
            place: string;
            reached: {
                n: number;
                /** @description names the number: give it to …/funnel/customers */
                number: string;
            };
            /** @description of those who entered the funnel */
            share: components["schemas"]["Estimate"];
        };
        FunnelStepMeasureInput: {
            /** @description what those who dropped here did last within the window, most first */
            lastSeen: {
                /** @enum {string} */
                channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
                customers: {
                    n: number;
                    /** @description names the number: give it to …/funnel/customers */
                    number: string;
                };
                name: string;
                touchpoint: number;
            }[];
            name: string;
            /** @description to the next step; null at the last */
            next: components["schemas"]["FunnelMoveInput"] | null;
            place: string;
            reached: {
                n: number;
                /** @description names the number: give it to …/funnel/customers */
                number: string;
            };
            /** @description of those who entered the funnel */
            share: components["schemas"]["EstimateInput"];
        };
        Home: {
            /** @description newest first */
            latest: components["schemas"]["LiveInteraction"][];
            maps: components["schemas"]["HomeMap"][];
            needsLook: {
                detail: string;
                /** @enum {string} */
                kind: "pain" | "end" | "warnings" | "silent-source" | "import";
                map: string | null;
                step: string | null;
                title: string;
            }[];
            sources: components["schemas"]["SourceFreshness"][];
            totals: {
                customers: number;
                interactions: number;
                /** @description interactions of the last 24 hours */
                last24h: number;
                /** @description open journeys on all maps */
                onMapsNow: number;
                touchpoints: number;
            };
        };
        HomeInput: {
            /** @description newest first */
            latest: components["schemas"]["LiveInteractionInput"][];
            maps: components["schemas"]["HomeMapInput"][];
            needsLook: {
                detail: string;
                /** @enum {string} */
                kind: "pain" | "end" | "warnings" | "silent-source" | "import";
                map: string | null;
                step: string | null;
                title: string;
            }[];
            sources: components["schemas"]["SourceFreshnessInput"][];
            totals: {
                customers: number;
                interactions: number;
                /** @description interactions of the last 24 hours */
                last24h: number;
                /** @description open journeys on all maps */
                onMapsNow: number;
                touchpoints: number;
            };
        };
        HomeMap: {
            actor: string;
            completed: number;
            /** @description share of reached steps that left evidence */
            coverage: number | null;
            curve: {
                hollow: boolean;
                mean: number | null;
                n: number;
                name: string;
                stage: number;
                step: string;
            }[];
            emotion: number | null;
            /** @enum {string} */
            follow: "customer" | "order" | "deal" | "ticket";
            /** @enum {string} */
            health: "healthy" | "watch" | "at-risk" | "few-data";
            id: string;
            journeys: number;
            name: string;
            newestInteraction: string | null;
            /** @description one sentence: what stands out */
            note: string;
            nps: {
                n: number;
                value: number;
            } | null;
            open: number;
            owner: string;
            readings: number;
            stages: {
                conversion: number | null;
                id: string;
                name: string;
                now: number;
                reached: number;
                steps: number;
            }[];
        };
        HomeMapInput: {
            actor: string;
            completed: number;
            /** @description share of reached steps that left evidence */
            coverage: number | null;
            curve: {
                hollow: boolean;
                mean: number | null;
                n: number;
                name: string;
                stage: number;
                step: string;
            }[];
            emotion: number | null;
            /** @enum {string} */
            follow: "customer" | "order" | "deal" | "ticket";
            /** @enum {string} */
            health: "healthy" | "watch" | "at-risk" | "few-data";
            id: string;
            journeys: number;
            name: string;
            newestInteraction: string | null;
            /** @description one sentence: what stands out */
            note: string;
            nps: {
                n: number;
                value: number;
            } | null;
            open: number;
            owner: string;
            readings: number;
            stages: {
                conversion: number | null;
                id: string;
                name: string;
                now: number;
                reached: number;
                steps: number;
            }[];
        };
        HookDelivery: {
            error: string;
            id: number;
            interactions: number;
            /** @description the sender's name for what happened */
            kind: string;
            /** @description as received */
            payload: string;
            receivedAt: string;
            /** @enum {string} */
            state: "waiting" | "taken" | "unknown" | "failed" | "asks";
        };
        HookDeliveryInput: {
            error: string;
            id: number;
            interactions: number;
            /** @description the sender's name for what happened */
            kind: string;
            /** @description as received */
            payload: string;
            receivedAt: string;
            /** @enum {string} */
            state: "waiting" | "taken" | "unknown" | "failed" | "asks";
        };
        Import: {
            bytes: number;
            counts: {
                accepted: number;
                customers: number;
                duplicates: number;
                refused: number;
                rows: number;
                touchpoints: number;
            } | null;
            createdAt: string;
            error: {
                code: string;
                message: string;
            } | null;
            fileName: string;
            finishedAt: string | null;
            id: number;
            preview: components["schemas"]["ImportPreview"] | null;
            progress: {
                phase: string;
                rows: number;
                rowsPerSecond: number;
                secondsLeft: number | null;
                share: number | null;
            };
            settings: components["schemas"]["ImportSettings"];
            /** @enum {string} */
            state: "uploaded" | "reading" | "checked" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
        };
        ImportInput: {
            bytes: number;
            counts: {
                accepted: number;
                customers: number;
                duplicates: number;
                refused: number;
                rows: number;
                touchpoints: number;
            } | null;
            createdAt: string;
            error: {
                code: string;
                message: string;
            } | null;
            fileName: string;
            finishedAt: string | null;
            id: number;
            preview: components["schemas"]["ImportPreviewInput"] | null;
            progress: {
                phase: string;
                rows: number;
                rowsPerSecond: number;
                secondsLeft: number | null;
                share: number | null;
            };
            settings: components["schemas"]["ImportSettingsInput"];
            /** @enum {string} */
            state: "uploaded" | "reading" | "checked" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
        };
        ImportPreview: {
            columns: {
                field: ("customer" | "anonymous" | "time" | "touchpoint" | "channel" | "value" | "currency" | "nps" | "csat" | "ces" | "rating" | "text" | "order" | "deal" | "ticket" | "messageId") | null;
                /** @description share of non-empty cells among the rows looked at */
                filled: number;
                name: string;
                /** @description why it was recognised so */
                reason: string;
                /** @description up to five non-empty cells */
                samples: string[];
            }[];
            counts: {
                accepted: number;
                customers: number;
                duplicates: number;
                refused: number;
                rows: number;
                touchpoints: number;
            };
            /** @enum {string} */
            format: "csv" | "ndjson" | "parquet" | "xes" | "xlsx";
            refusals: {
                code: string;
                message: string;
                rows: number;
                samples: {
                    code: string;
                    column: string;
                    message: string;
                    /** @description line of the file counted in records, 1 = first after the header */
                    row: number;
                    value: string;
                }[];
            }[];
            remarks: {
                code: string;
                message: string;
                samples: string[];
            }[];
            settings: components["schemas"]["ImportSettings"];
            /**
             * @description the one that was read
             * @default null
             */
            sheet: string | null;
            /**
             * @description of a workbook
             * @default []
             */
            sheets: string[];
            timeRange: {
                from: string;
                to: string;
            } | null;
            /** @description most frequent first, at most 1000 */
            touchpoints: {
                name: string;
                rows: number;
            }[];
        };
        ImportPreviewInput: {
            columns: {
                field: ("customer" | "anonymous" | "time" | "touchpoint" | "channel" | "value" | "currency" | "nps" | "csat" | "ces" | "rating" | "text" | "order" | "deal" | "ticket" | "messageId") | null;
                /** @description share of non-empty cells among the rows looked at */
                filled: number;
                name: string;
                /** @description why it was recognised so */
                reason: string;
                /** @description up to five non-empty cells */
                samples: string[];
            }[];
            counts: {
                accepted: number;
                customers: number;
                duplicates: number;
                refused: number;
                rows: number;
                touchpoints: number;
            };
            /** @enum {string} */
            format: "csv" | "ndjson" | "parquet" | "xes" | "xlsx";
            refusals: {
                code: string;
                message: string;
                rows: number;
                samples: {
                    code: string;
                    column: string;
                    message: string;
                    /** @description line of the file counted in records, 1 = first after the header */
                    row: number;
                    value: string;
                }[];
            }[];
            remarks: {
                code: string;
                message: string;
                samples: string[];
            }[];
            settings: components["schemas"]["ImportSettingsInput"];
            /**
             * @description the one that was read
             * @default null
             */
            sheet: string | null;
            /**
             * @description of a workbook
             * @default []
             */
            sheets: string[];
            timeRange: {
                from: string;
                to: string;
            } | null;
            /** @description most frequent first, at most 1000 */
            touchpoints: {
                name: string;
                rows: number;
            }[];
        };
        ImportSettings: {
            /** @default {} */
            columns: {
                [key: string]: string;
            };
            /**
             * @description used where the file has no such column
             * @default {}
             */
            constants: {
                [key: string]: string;
            };
            /** @description put before ids of customers, as imports of records do, e.g. "hubspot:" */
            customerPrefix?: string;
            delimiter?: string;
            encoding?: string;
            /** @description of a workbook: which sheet; the first with rows unless given */
            sheet?: string;
            /** @enum {string} */
            timeForm?: "iso" | "unix-seconds" | "unix-milliseconds" | "excel-serial" | "day-month-year" | "month-day-year" | "year-month-day" | "month-name";
            /** @default UTC */
            timeZone: string;
        };
        ImportSettingsInput: {
            /** @default {} */
            columns: {
                [key: string]: string;
            };
            /**
             * @description used where the file has no such column
             * @default {}
             */
            constants: {
                [key: string]: string;
            };
            /** @description put before ids of customers, as imports of records do, e.g. "hubspot:" */
            customerPrefix?: string;
            delimiter?: string;
            encoding?: string;
            /** @description of a workbook: which sheet; the first with rows unless given */
            sheet?: string;
            /** @enum {string} */
            timeForm?: "iso" | "unix-seconds" | "unix-milliseconds" | "excel-serial" | "day-month-year" | "month-day-year" | "year-month-day" | "month-name";
            /** @default UTC */
            timeZone: string;
        };
        IngestWarning: {
            at: string;
            field: string;
            id: number;
            message: string;
            /** @description the item as received, cut at 32 KB */
            payload: string;
            /** @enum {string} */
            reason: "not-an-object" | "too-large" | "unknown-type" | "invalid-shape" | "event-missing" | "no-identifier" | "reserved-identifier" | "time-unreadable" | "time-in-future" | "time-before-1970" | "score-out-of-range" | "merge-refused" | "identifier-limit" | "erased" | "too-many-kinds";
            replayedAt: string | null;
            source: string;
        };
        IngestWarningInput: {
            at: string;
            field: string;
            id: number;
            message: string;
            /** @description the item as received, cut at 32 KB */
            payload: string;
            /** @enum {string} */
            reason: "not-an-object" | "too-large" | "unknown-type" | "invalid-shape" | "event-missing" | "no-identifier" | "reserved-identifier" | "time-unreadable" | "time-in-future" | "time-before-1970" | "score-out-of-range" | "merge-refused" | "identifier-limit" | "erased" | "too-many-kinds";
            replayedAt: string | null;
            source: string;
        };
        ItemResult: {
            index: number;
            messageId: string;
            /** @constant */
            status: "accepted";
        } | {
            index: number;
            messageId: string;
            /** @constant */
            status: "duplicate";
        } | {
            /** @enum {string} */
            code: "not-an-object" | "too-large" | "unknown-type" | "invalid-shape" | "event-missing" | "no-identifier" | "reserved-identifier" | "time-unreadable" | "time-in-future" | "time-before-1970" | "score-out-of-range" | "merge-refused" | "identifier-limit" | "erased" | "too-many-kinds";
            field?: string;
            index: number;
            message: string;
            /** @constant */
            status: "refused";
        };
        ItemResultInput: {
            index: number;
            messageId: string;
            /** @constant */
            status: "accepted";
        } | {
            index: number;
            messageId: string;
            /** @constant */
            status: "duplicate";
        } | {
            /** @enum {string} */
            code: "not-an-object" | "too-large" | "unknown-type" | "invalid-shape" | "event-missing" | "no-identifier" | "reserved-identifier" | "time-unreadable" | "time-in-future" | "time-before-1970" | "score-out-of-range" | "merge-refused" | "identifier-limit" | "erased" | "too-many-kinds";
            field?: string;
            index: number;
            message: string;
            /** @constant */
            status: "refused";
        };
        JourneyList: {
            customers: number;
            /** @description cursor of the next page */
            next: string | null;
            number: string;
            rows: components["schemas"]["JourneyRow"][];
            title: string;
            /** @description journeys */
            total: number;
        };
        JourneyListInput: {
            customers: number;
            /** @description cursor of the next page */
            next: string | null;
            number: string;
            rows: components["schemas"]["JourneyRowInput"][];
            title: string;
            /** @description journeys */
            total: number;
        };
        JourneyMap: {
            createdAt: string;
            design: components["schemas"]["MapDesign"];
            id: string;
            updatedAt: string;
            version: number;
        };
        JourneyMapInput: {
            createdAt: string;
            design: components["schemas"]["MapDesignInput"];
            id: string;
            updatedAt: string;
            version: number;
        };
        JourneyRow: {
            customer: string;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
            lastStep: string;
            /** @description order, deal or ticket id; empty when customers are followed */
            object: string;
            /** @description UTC, ISO 8601 */
            startedAt: string;
            /** @enum {string} */
            state: "open" | "completed" | "left";
            steps: number;
        };
        JourneyRowInput: {
            customer: string;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
            lastStep: string;
            /** @description order, deal or ticket id; empty when customers are followed */
            object: string;
            /** @description UTC, ISO 8601 */
            startedAt: string;
            /** @enum {string} */
            state: "open" | "completed" | "left";
            steps: number;
        };
        Kind: {
            /** @description The channel as sent, or empty */
            channel: string;
            id: number;
            name: string;
            /** @description URL path with ids replaced by ":id", or empty */
            path: string;
            type: string;
        };
        KindInput: {
            /** @description The channel as sent, or empty */
            channel: string;
            id: number;
            name: string;
            /** @description URL path with ids replaced by ":id", or empty */
            path: string;
            type: string;
        };
        Line: {
            /** @description in per cent */
            discount?: number | null;
            name: string;
            /** @description of one piece */
            price: components["schemas"]["Money"];
            /** @description id of a product */
            product?: string | null;
            quantity: number;
        };
        LineInput: {
            /** @description in per cent */
            discount?: number | null;
            name: string;
            /** @description of one piece */
            price: components["schemas"]["MoneyInput"];
            /** @description id of a product */
            product?: string | null;
            quantity: number;
        };
        LiveEvent: {
            /** @description oldest acceptance time in this change, ms since 1970 */
            acceptedAt: number;
            /** @constant */
            kind: "map-changed";
            map: string;
            revision: number;
            /** @description steps whose numbers changed */
            steps: string[];
        } | {
            count: number;
            /** @constant */
            kind: "interactions";
            latest: components["schemas"]["LiveInteraction"][];
        } | {
            /** @description customers whose newest interactions are counted now; empty: many */
            ids: string[];
            /** @constant */
            kind: "customers";
        } | {
            id: number;
            /** @constant */
            kind: "import";
        } | {
            /** @constant */
            kind: "rederivation";
            share: number;
        } | {
            /** @constant */
            kind: "maps";
        } | {
            /** @constant */
            kind: "connections";
        } | {
            /** @constant */
            kind: "reminders";
        } | {
            /** @description records that changed; empty: many */
            ids: string[];
            /** @constant */
            kind: "records";
            types: ("customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag")[];
        };
        LiveEventInput: {
            /** @description oldest acceptance time in this change, ms since 1970 */
            acceptedAt: number;
            /** @constant */
            kind: "map-changed";
            map: string;
            revision: number;
            /** @description steps whose numbers changed */
            steps: string[];
        } | {
            count: number;
            /** @constant */
            kind: "interactions";
            latest: components["schemas"]["LiveInteractionInput"][];
        } | {
            /** @description customers whose newest interactions are counted now; empty: many */
            ids: string[];
            /** @constant */
            kind: "customers";
        } | {
            id: number;
            /** @constant */
            kind: "import";
        } | {
            /** @constant */
            kind: "rederivation";
            share: number;
        } | {
            /** @constant */
            kind: "maps";
        } | {
            /** @constant */
            kind: "connections";
        } | {
            /** @constant */
            kind: "reminders";
        } | {
            /** @description records that changed; empty: many */
            ids: string[];
            /** @constant */
            kind: "records";
            types: ("customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag")[];
        };
        LiveInteraction: {
            at: string;
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            customer: string;
            label: string;
            name: string;
            score: number | null;
            touchpoint: number;
        };
        LiveInteractionInput: {
            at: string;
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            customer: string;
            label: string;
            name: string;
            score: number | null;
            touchpoint: number;
        };
        MapDesign: {
            /**
             * @description Who walks this journey: the persona
             * @default
             */
            actor: string;
            /** @description What behaviour found between interactions shows, in hundredths on -200..200; null: not looked for; missing: as usual */
            behaviours?: {
                [key: string]: number | null;
            };
            /**
             * @description A journey is completed here; empty: at any step of the last stage
             * @default []
             */
            endSteps: string[];
            /** @default [] */
            expectations: string[];
            /**
             * @default customer
             * @enum {string}
             */
            follow: "customer" | "order" | "deal" | "ticket";
            /**
             * @description Silent for longer = left
             * @default 90
             */
            inactivityDays: number;
            name: string;
            /** @default  */
            owner: string;
            /**
             * @description A new journey begins after an end or a long silence
             * @default false
             */
            restart: boolean;
            /**
             * @description The goal, in the words of the actor
             * @default
             */
            scenario: string;
            stages: components["schemas"]["Stage"][];
            /**
             * @description A journey opens here; empty: anywhere
             * @default []
             */
            startSteps: string[];
        };
        MapDesignInput: {
            /**
             * @description Who walks this journey: the persona
             * @default
             */
            actor: string;
            /** @description What behaviour found between interactions shows, in hundredths on -200..200; null: not looked for; missing: as usual */
            behaviours?: {
                [key: string]: number | null;
            };
            /**
             * @description A journey is completed here; empty: at any step of the last stage
             * @default []
             */
            endSteps: string[];
            /** @default [] */
            expectations: string[];
            /**
             * @default customer
             * @enum {string}
             */
            follow: "customer" | "order" | "deal" | "ticket";
            /**
             * @description Silent for longer = left
             * @default 90
             */
            inactivityDays: number;
            name: string;
            /** @default  */
            owner: string;
            /**
             * @description A new journey begins after an end or a long silence
             * @default false
             */
            restart: boolean;
            /**
             * @description The goal, in the words of the actor
             * @default
             */
            scenario: string;
            stages: components["schemas"]["StageInput"][];
            /**
             * @description A journey opens here; empty: anywhere
             * @default []
             */
            startSteps: string[];
        };
        MapDraft: {
            covered: {
                customers: number;
                customerShare: number;
                interactions: number;
                interactionShare: number;
            };
            design: components["schemas"]["MapDesign"];
            leftOut: {
                customers: number;
                interactions: number;
                name: string;
                reason: string;
                touchpoint: number;
            }[];
            notes: string[];
        };
        MapDraftInput: {
            covered: {
                customers: number;
                customerShare: number;
                interactions: number;
                interactionShare: number;
            };
            design: components["schemas"]["MapDesignInput"];
            leftOut: {
                customers: number;
                interactions: number;
                name: string;
                reason: string;
                touchpoint: number;
            }[];
            notes: string[];
        };
        MapMeasure: {
            completed: components["schemas"]["Counted"];
            customers: number;
            /** @description start until completion */
            duration: components["schemas"]["Duration"];
            /** @description mean over all readings of the map */
            emotion: components["schemas"]["Estimate"];
            end: {
                mean: components["schemas"]["Estimate"];
                step: string | null;
            };
            filter: components["schemas"]["MeasureFilter"];
            freshness: {
                /** @description UTC, ISO 8601 */
                computedAt: string;
                newestInteraction: string | null;
                /** @description grows with every change of this map */
                revision: number;
                /** @description customers whose newest interactions are not yet in the numbers */
                waitingCustomers: number;
            };
            journeys: components["schemas"]["Counted"];
            left: components["schemas"]["Counted"];
            low: {
                step: string | null;
            };
            map: components["schemas"]["JourneyMap"];
            moments: components["schemas"]["Moment"][];
            open: components["schemas"]["Counted"];
            peak: {
                mean: components["schemas"]["Estimate"];
                step: string | null;
            };
            /** @description (most intense + last reading) / 2 per journey */
            peakEnd: components["schemas"]["Estimate"];
            /** @description by step id */
            quotes: {
                [key: string]: {
                    best: components["schemas"]["Quote"][];
                    worst: components["schemas"]["Quote"][];
                };
            };
            readings: number;
            stages: components["schemas"]["StageMeasure"][];
            steps: components["schemas"]["StepMeasure"][];
            tookMs: number;
            transitions: components["schemas"]["Transition"][];
        };
        MapMeasureInput: {
            completed: components["schemas"]["CountedInput"];
            customers: number;
            /** @description start until completion */
            duration: components["schemas"]["DurationInput"];
            /** @description mean over all readings of the map */
            emotion: components["schemas"]["EstimateInput"];
            end: {
                mean: components["schemas"]["EstimateInput"];
                step: string | null;
            };
            filter: components["schemas"]["MeasureFilterInput"];
            freshness: {
                /** @description UTC, ISO 8601 */
                computedAt: string;
                newestInteraction: string | null;
                /** @description grows with every change of this map */
                revision: number;
                /** @description customers whose newest interactions are not yet in the numbers */
                waitingCustomers: number;
            };
            journeys: components["schemas"]["CountedInput"];
            left: components["schemas"]["CountedInput"];
            low: {
                step: string | null;
            };
            map: components["schemas"]["JourneyMapInput"];
            moments: components["schemas"]["MomentInput"][];
            open: components["schemas"]["CountedInput"];
            peak: {
                mean: components["schemas"]["EstimateInput"];
                step: string | null;
            };
            /** @description (most intense + last reading) / 2 per journey */
            peakEnd: components["schemas"]["EstimateInput"];
            /** @description by step id */
            quotes: {
                [key: string]: {
                    best: components["schemas"]["QuoteInput"][];
                    worst: components["schemas"]["QuoteInput"][];
                };
            };
            readings: number;
            stages: components["schemas"]["StageMeasureInput"][];
            steps: components["schemas"]["StepMeasureInput"][];
            tookMs: number;
            transitions: components["schemas"]["TransitionInput"][];
        };
        MeasureFilter: {
            /** @description only what had happened by then; default: now */
            asOf?: string;
            /**
             * @description only interactions in these channels; empty: all
             * @default []
             */
            channels: ("other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket")[];
            /** @description UTC, ISO 8601 */
            from?: string;
            segment?: components["schemas"]["SegmentRule"];
            /** @description exclusive */
            to?: string;
        };
        MeasureFilterInput: {
            /** @description only what had happened by then; default: now */
            asOf?: string;
            /**
             * @description only interactions in these channels; empty: all
             * @default []
             */
            channels: ("other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket")[];
            /** @description UTC, ISO 8601 */
            from?: string;
            segment?: components["schemas"]["SegmentRuleInput"];
            /** @description exclusive */
            to?: string;
        };
        MergeEntry: {
            actor: string;
            /** @description UTC, ISO 8601 */
            at: string;
            evidence: string;
            from: string;
            id: number;
            into: string;
            /** @enum {string} */
            kind: "link" | "alias" | "merge";
            rule: string;
            /** @enum {string} */
            state: "active" | "removed" | "refused";
        };
        MergeEntryInput: {
            actor: string;
            /** @description UTC, ISO 8601 */
            at: string;
            evidence: string;
            from: string;
            id: number;
            into: string;
            /** @enum {string} */
            kind: "link" | "alias" | "merge";
            rule: string;
            /** @enum {string} */
            state: "active" | "removed" | "refused";
        };
        Moment: {
            /** @description difference from the map mean, on the -2..+2 scale */
            effect: number;
            high: number;
            /** @enum {string} */
            kind: "pain" | "golden";
            low: number;
            reach: components["schemas"]["Counted"];
            score: number;
            step: string;
            /** @description 0..1: probability that the effect has this sign */
            sureness: number;
            title: string;
        };
        MomentInput: {
            /** @description difference from the map mean, on the -2..+2 scale */
            effect: number;
            high: number;
            /** @enum {string} */
            kind: "pain" | "golden";
            low: number;
            reach: components["schemas"]["CountedInput"];
            score: number;
            step: string;
            /** @description 0..1: probability that the effect has this sign */
            sureness: number;
            title: string;
        };
        Money: {
            currency: string;
            /** @description in the smallest unit of the currency, e.g. cents */
            minor: number;
        };
        MoneyInput: {
            currency: string;
            /** @description in the smallest unit of the currency, e.g. cents */
            minor: number;
        };
        NewConsent: {
            /**
             * Format: date-time
             * @description now unless given
             */
            at?: string;
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            /** @description e.g. marketing, service, survey */
            purpose: string;
            /** @description where she said so, e.g. "sign-up form" */
            source: string;
            /** @enum {string} */
            state: "granted" | "denied" | "withdrawn";
        };
        NewConsentInput: {
            /**
             * Format: date-time
             * @description now unless given
             */
            at?: string;
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            /** @description e.g. marketing, service, survey */
            purpose: string;
            /** @description where she said so, e.g. "sign-up form" */
            source: string;
            /** @enum {string} */
            state: "granted" | "denied" | "withdrawn";
        };
        NewWebhook: {
            /**
             * @description false: messages are kept, and sent when it is true again
             * @default true
             */
            active: boolean;
            /** @description UTC, ISO 8601 */
            createdAt: string;
            /** @description the last success */
            deliveredAt: string | null;
            /** @description messages given up, which can be replayed */
            failed: number;
            /** @description nothing but failures since */
            failingSince: string | null;
            happenings: ("customer.created" | "customer.updated" | "customer.deleted" | "customer.restored" | "company.created" | "company.updated" | "company.deleted" | "company.restored" | "deal.created" | "deal.updated" | "deal.deleted" | "deal.restored" | "ticket.created" | "ticket.updated" | "ticket.deleted" | "ticket.restored" | "order.created" | "order.updated" | "order.deleted" | "order.restored" | "product.created" | "product.updated" | "product.deleted" | "product.restored" | "campaign.created" | "campaign.updated" | "campaign.deleted" | "campaign.restored" | "activity.created" | "activity.updated" | "activity.deleted" | "activity.restored" | "note.created" | "note.updated" | "note.deleted" | "note.restored" | "task.created" | "task.updated" | "task.deleted" | "task.restored" | "tag.created" | "tag.updated" | "tag.deleted" | "tag.restored" | "customer.merged" | "customer.separated" | "interaction.accepted")[];
            id: number;
            madeBy: string;
            name: string;
            /** @description why Waymark itself stopped sending; empty: it did not */
            offBecause: string;
            /** @description both secrets sign until then */
            oldSecretUntil: string | null;
            /** @description what went wrong last and what to do; empty: nothing did */
            problem: string;
            secret: string;
            /**
             * @description of accepted interactions, only those at these touchpoints; empty: all
             * @default []
             */
            touchpoints: number[];
            url: string;
            /** @description messages still to be sent */
            waiting: number;
        };
        NewWebhookInput: {
            /**
             * @description false: messages are kept, and sent when it is true again
             * @default true
             */
            active: boolean;
            /** @description UTC, ISO 8601 */
            createdAt: string;
            /** @description the last success */
            deliveredAt: string | null;
            /** @description messages given up, which can be replayed */
            failed: number;
            /** @description nothing but failures since */
            failingSince: string | null;
            happenings: ("customer.created" | "customer.updated" | "customer.deleted" | "customer.restored" | "company.created" | "company.updated" | "company.deleted" | "company.restored" | "deal.created" | "deal.updated" | "deal.deleted" | "deal.restored" | "ticket.created" | "ticket.updated" | "ticket.deleted" | "ticket.restored" | "order.created" | "order.updated" | "order.deleted" | "order.restored" | "product.created" | "product.updated" | "product.deleted" | "product.restored" | "campaign.created" | "campaign.updated" | "campaign.deleted" | "campaign.restored" | "activity.created" | "activity.updated" | "activity.deleted" | "activity.restored" | "note.created" | "note.updated" | "note.deleted" | "note.restored" | "task.created" | "task.updated" | "task.deleted" | "task.restored" | "tag.created" | "tag.updated" | "tag.deleted" | "tag.restored" | "customer.merged" | "customer.separated" | "interaction.accepted")[];
            id: number;
            madeBy: string;
            name: string;
            /** @description why Waymark itself stopped sending; empty: it did not */
            offBecause: string;
            /** @description both secrets sign until then */
            oldSecretUntil: string | null;
            /** @description what went wrong last and what to do; empty: nothing did */
            problem: string;
            secret: string;
            /**
             * @description of accepted interactions, only those at these touchpoints; empty: all
             * @default []
             */
            touchpoints: number[];
            url: string;
            /** @description messages still to be sent */
            waiting: number;
        };
        NewWriteKey: {
            accepted: number;
            createdAt: string;
            id: number;
            key: string;
            lastUsedAt: string | null;
            name: string;
            /** @description first characters, to recognise it by */
            prefix: string;
            refused: number;
        };
        NewWriteKeyInput: {
            accepted: number;
            createdAt: string;
            id: number;
            key: string;
            lastUsedAt: string | null;
            name: string;
            /** @description first characters, to recognise it by */
            prefix: string;
            refused: number;
        };
        Pipeline: {
            id: string;
            name: string;
            stages: components["schemas"]["PipelineStage"][];
            version: number;
        };
        PipelineDesign: {
            name: string;
            stages: components["schemas"]["PipelineStage"][];
        };
        PipelineDesignInput: {
            name: string;
            stages: components["schemas"]["PipelineStageInput"][];
        };
        PipelineInput: {
            id: string;
            name: string;
            stages: components["schemas"]["PipelineStageInput"][];
            version: number;
        };
        PipelineStage: {
            id: string;
            /** @enum {string} */
            kind: "open" | "won" | "lost";
            name: string;
            /** @description in per cent */
            probability: number;
        };
        PipelineStageInput: {
            id: string;
            /** @enum {string} */
            kind: "open" | "won" | "lost";
            name: string;
            /** @description in per cent */
            probability: number;
        };
        Problem: {
            /** @description stable; branch on this */
            code: string;
            /** @description what is wrong and what to do next */
            detail: string;
            facts?: {
                [key: string]: unknown;
            };
            status: number;
            title: string;
            type: string;
            /** @description the field, e.g. "body.stages.0.name" */
            where?: string;
        };
        ProblemInput: {
            /** @description stable; branch on this */
            code: string;
            /** @description what is wrong and what to do next */
            detail: string;
            facts?: {
                [key: string]: unknown;
            };
            status: number;
            title: string;
            type: string;
            /** @description the field, e.g. "body.stages.0.name" */
            where?: string;
        };
        Quote: {
            /** @description UTC, ISO 8601 */
            at: string;
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            customer: string;
            /** @description -2..+2 */
            score: number;
            /** @enum {string} */
            source: "said" | "read";
            text: string;
            touchpoint: number;
        };
        QuoteInput: {
            /** @description UTC, ISO 8601 */
            at: string;
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            customer: string;
            /** @description -2..+2 */
            score: number;
            /** @enum {string} */
            source: "said" | "read";
            text: string;
            touchpoint: number;
        };
        RecordAnswer: {
            /** @description id → how people call that record */
            labels: {
                [key: string]: string;
            };
            record: components["schemas"]["CrmRecord"];
        };
        RecordAnswerInput: {
            /** @description id → how people call that record */
            labels: {
                [key: string]: string;
            };
            record: components["schemas"]["CrmRecordInput"];
        };
        RecordChange: {
            /** @enum {string} */
            action: "create" | "update" | "delete" | "restore";
            actor: components["schemas"]["Actor"];
            /** @description UTC, ISO 8601 */
            at: string;
            /** @description changes made together; undo takes it */
            batch: string | null;
            changes: components["schemas"]["FieldChange"][];
            id: number;
            record: string;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
            /** @description of the record after the change */
            version: number;
        };
        RecordChangeInput: {
            /** @enum {string} */
            action: "create" | "update" | "delete" | "restore";
            actor: components["schemas"]["ActorInput"];
            /** @description UTC, ISO 8601 */
            at: string;
            /** @description changes made together; undo takes it */
            batch: string | null;
            changes: components["schemas"]["FieldChangeInput"][];
            id: number;
            record: string;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
            /** @description of the record after the change */
            version: number;
        };
        RecordFile: {
            actor: components["schemas"]["Actor"];
            at: string;
            bytes: number;
            id: string;
            media: string;
            name: string;
            record: string;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        RecordFileInput: {
            actor: components["schemas"]["ActorInput"];
            at: string;
            bytes: number;
            id: string;
            media: string;
            name: string;
            record: string;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        RecordImport: {
            bytes: number;
            /** @description what was done */
            counts: {
                /** @description rows that would be about more than one record */
                conflict: number;
                /**
                 * @description agreements and opt-outs of customers that are news
                 * @default 0
                 */
                consents: number;
                create: number;
                /** @description rows that a later row of the file about the same record completes */
                merged: number;
                refused: number;
                rows: number;
                /** @description there already, with the same values */
                skip: number;
                update: number;
            } | null;
            createdAt: string;
            createdBy: string;
            error: {
                code: string;
                message: string;
            } | null;
            /** @description what it added to the fields of its type; undoing leaves them */
            fields: {
                label: string;
                name: string;
            }[];
            fileName: string;
            finishedAt: string | null;
            format: ("csv" | "ndjson" | "parquet" | "xes" | "xlsx") | null;
            id: number;
            preview: components["schemas"]["RecordImportPreview"] | null;
            progress: {
                phase: string;
                rows: number;
                rowsPerSecond: number;
                secondsLeft: number | null;
                share: number | null;
            };
            /** @description null until the file was looked at */
            settings: components["schemas"]["RecordImportSettings"] | null;
            /** @enum {string} */
            state: "uploaded" | "reading" | "checked" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
            undone: {
                /** @description changed by somebody since */
                kept: number;
                records: number;
            } | null;
        };
        RecordImportInput: {
            bytes: number;
            /** @description what was done */
            counts: {
                /** @description rows that would be about more than one record */
                conflict: number;
                /**
                 * @description agreements and opt-outs of customers that are news
                 * @default 0
                 */
                consents: number;
                create: number;
                /** @description rows that a later row of the file about the same record completes */
                merged: number;
                refused: number;
                rows: number;
                /** @description there already, with the same values */
                skip: number;
                update: number;
            } | null;
            createdAt: string;
            createdBy: string;
            error: {
                code: string;
                message: string;
            } | null;
            /** @description what it added to the fields of its type; undoing leaves them */
            fields: {
                label: string;
                name: string;
            }[];
            fileName: string;
            finishedAt: string | null;
            format: ("csv" | "ndjson" | "parquet" | "xes" | "xlsx") | null;
            id: number;
            preview: components["schemas"]["RecordImportPreviewInput"] | null;
            progress: {
                phase: string;
                rows: number;
                rowsPerSecond: number;
                secondsLeft: number | null;
                share: number | null;
            };
            /** @description null until the file was looked at */
            settings: components["schemas"]["RecordImportSettingsInput"] | null;
            /** @enum {string} */
            state: "uploaded" | "reading" | "checked" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
            undone: {
                /** @description changed by somebody since */
                kept: number;
                records: number;
            } | null;
        };
        RecordImportPreview: {
            choices: {
                column: string;
                field: string;
                /** @description empty: left as it is; null: the rows are refused */
                option: string | null;
                rows: number;
                value: string;
            }[];
            columns: {
                filled: number;
                name: string;
                reason: string;
                samples: string[];
                target: string | null;
            }[];
            counts: {
                /** @description rows that would be about more than one record */
                conflict: number;
                /**
                 * @description agreements and opt-outs of customers that are news
                 * @default 0
                 */
                consents: number;
                create: number;
                /** @description rows that a later row of the file about the same record completes */
                merged: number;
                refused: number;
                rows: number;
                /** @description there already, with the same values */
                skip: number;
                update: number;
            };
            creates: {
                changes: {
                    field: string;
                    from: string;
                    to: string;
                }[];
                id: string | null;
                label: string;
                row: number;
            }[];
            /** @description what a row may be matched by */
            keys: {
                field: string;
                label: string;
            }[];
            /** @description records of other types that would be made because rows name them */
            made: {
                count: number;
                type: string;
            }[];
            /** @description the program whose export this is */
            preset: string | null;
            refusals: {
                code: string;
                message: string;
                rows: number;
                samples: {
                    code: string;
                    column: string;
                    message: string;
                    /** @description line of the file counted in records, 1 = first after the header */
                    row: number;
                    value: string;
                }[];
            }[];
            relations: {
                candidates: {
                    id: string;
                    label: string;
                    /** @description 0…1: how alike the names are */
                    score: number;
                }[];
                column: string;
                /** @enum {string} */
                decision: "ask" | "use" | "create" | "empty" | "refuse";
                /** @description label of the field */
                field: string;
                /** @description of a record to use */
                id: string | null;
                rows: number;
                /** @enum {string} */
                state: "near" | "ambiguous" | "unknown";
                /** @description type of record */
                to: string;
                value: string;
            }[];
            remarks: {
                code: string;
                message: string;
                samples: string[];
            }[];
            /**
             * @description the one that was read
             * @default null
             */
            sheet: string | null;
            /**
             * @description of a workbook
             * @default []
             */
            sheets: string[];
            skips: {
                changes: {
                    field: string;
                    from: string;
                    to: string;
                }[];
                id: string | null;
                label: string;
                row: number;
            }[];
            /** @description what a column may be */
            targets: {
                kind: string;
                label: string;
                options?: {
                    label: string;
                    value: string;
                }[];
                target: string;
            }[];
            /** @description names that only resemble others and wait for a decision */
            undecided: number;
            updates: {
                changes: {
                    field: string;
                    from: string;
                    to: string;
                }[];
                id: string | null;
                label: string;
                row: number;
            }[];
            /** @description why the file was taken for this type of record */
            why: string;
        };
        RecordImportPreviewInput: {
            choices: {
                column: string;
                field: string;
                /** @description empty: left as it is; null: the rows are refused */
                option: string | null;
                rows: number;
                value: string;
            }[];
            columns: {
                filled: number;
                name: string;
                reason: string;
                samples: string[];
                target: string | null;
            }[];
            counts: {
                /** @description rows that would be about more than one record */
                conflict: number;
                /**
                 * @description agreements and opt-outs of customers that are news
                 * @default 0
                 */
                consents: number;
                create: number;
                /** @description rows that a later row of the file about the same record completes */
                merged: number;
                refused: number;
                rows: number;
                /** @description there already, with the same values */
                skip: number;
                update: number;
            };
            creates: {
                changes: {
                    field: string;
                    from: string;
                    to: string;
                }[];
                id: string | null;
                label: string;
                row: number;
            }[];
            /** @description what a row may be matched by */
            keys: {
                field: string;
                label: string;
            }[];
            /** @description records of other types that would be made because rows name them */
            made: {
                count: number;
                type: string;
            }[];
            /** @description the program whose export this is */
            preset: string | null;
            refusals: {
                code: string;
                message: string;
                rows: number;
                samples: {
                    code: string;
                    column: string;
                    message: string;
                    /** @description line of the file counted in records, 1 = first after the header */
                    row: number;
                    value: string;
                }[];
            }[];
            relations: {
                candidates: {
                    id: string;
                    label: string;
                    /** @description 0…1: how alike the names are */
                    score: number;
                }[];
                column: string;
                /** @enum {string} */
                decision: "ask" | "use" | "create" | "empty" | "refuse";
                /** @description label of the field */
                field: string;
                /** @description of a record to use */
                id: string | null;
                rows: number;
                /** @enum {string} */
                state: "near" | "ambiguous" | "unknown";
                /** @description type of record */
                to: string;
                value: string;
            }[];
            remarks: {
                code: string;
                message: string;
                samples: string[];
            }[];
            /**
             * @description the one that was read
             * @default null
             */
            sheet: string | null;
            /**
             * @description of a workbook
             * @default []
             */
            sheets: string[];
            skips: {
                changes: {
                    field: string;
                    from: string;
                    to: string;
                }[];
                id: string | null;
                label: string;
                row: number;
            }[];
            /** @description what a column may be */
            targets: {
                kind: string;
                label: string;
                options?: {
                    label: string;
                    value: string;
                }[];
                target: string;
            }[];
            /** @description names that only resemble others and wait for a decision */
            undecided: number;
            updates: {
                changes: {
                    field: string;
                    from: string;
                    to: string;
                }[];
                id: string | null;
                label: string;
                row: number;
            }[];
            /** @description why the file was taken for this type of record */
            why: string;
        };
        RecordImportSettings: {
            /**
             * @description of connections, whose rows come again: a field that was changed here since it changed there stays, or takes the value of the row. Usually "keep"
             * @enum {string}
             */
            changedHere?: "keep" | "overwrite";
            columns: {
                /** @description of choices: which option a word stands for */
                choices?: {
                    /** @description empty: leave the field as it is */
                    option: string;
                    value: string;
                }[];
                column: string;
                /** @description of numbers: 1.234,5 */
                decimalComma?: boolean;
                /** @description of relations: name by name */
                decisions?: ({
                    /** @constant */
                    do: "use";
                    id: string;
                    value: string;
                } | {
                    /** @constant */
                    do: "create";
                    value: string;
                } | {
                    /** @constant */
                    do: "empty";
                    value: string;
                })[];
                /**
                 * @description of relations: names that only resemble others and were not decided. Usually "ask"
                 * @enum {string}
                 */
                near?: "ask" | "create" | "empty";
                /** @description what the run adds for this column, where it is not there yet; of the target "new" guessed from the cells where it is missing */
                newField?: {
                    /** @enum {string} */
                    kind: "text" | "long-text" | "number" | "money" | "date" | "datetime" | "choice" | "many-choices" | "yes-no" | "link";
                    label: string;
                    /**
                     * @description of a choice; empty: the values of the column
                     * @default []
                     */
                    options: components["schemas"]["FieldOption"][];
                };
                /** @description put before ids, so that those of two systems are never taken for one, e.g. "hubspot:" */
                prefix?: string;
                /** @description of relations: what parts several names in a cell; a field that holds one takes the first */
                separator?: string;
                /** @description a field, or a part of one such as "name:first", "amount:currency", "lines:quantity"; or "id"; or "deleted": a row that says yes there is left out; or "new": a field that the run adds; of customers also "consent:email:marketing" (she agreed), "consent:email:all:out" (she opted out), of any channel and purpose, and "consent:at" (when) */
                target: string;
                /**
                 * @description of dates
                 * @enum {string}
                 */
                timeForm?: "iso" | "unix-seconds" | "unix-milliseconds" | "excel-serial" | "day-month-year" | "month-day-year" | "year-month-day" | "month-name";
                /**
                 * @description of relations: names that are not there and resemble none. Usually "create"
                 * @enum {string}
                 */
                unknown?: "create" | "empty" | "refuse";
            }[];
            /**
             * @description of amounts that name none
             * @default EUR
             */
            currency: string;
            delimiter?: string;
            encoding?: string;
            /**
             * @description records that are there: take the file’s values, fill empty fields only, or leave them
             * @default update
             * @enum {string}
             */
            known: "update" | "fill" | "leave";
            /** @description fields by which a row is recognised as a record that is there, tried in this order */
            match: string[];
            /** @description of deals: whose stages the words of the file are */
            pipeline?: string;
            /** @description of a workbook: which sheet; the first with rows unless given */
            sheet?: string;
            /** @default UTC */
            timeZone: string;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product";
            /**
             * @description rows that are no record yet
             * @default create
             * @enum {string}
             */
            unknown: "create" | "leave";
        };
        RecordImportSettingsInput: {
            /**
             * @description of connections, whose rows come again: a field that was changed here since it changed there stays, or takes the value of the row. Usually "keep"
             * @enum {string}
             */
            changedHere?: "keep" | "overwrite";
            columns: {
                /** @description of choices: which option a word stands for */
                choices?: {
                    /** @description empty: leave the field as it is */
                    option: string;
                    value: string;
                }[];
                column: string;
                /** @description of numbers: 1.234,5 */
                decimalComma?: boolean;
                /** @description of relations: name by name */
                decisions?: ({
                    /** @constant */
                    do: "use";
                    id: string;
                    value: string;
                } | {
                    /** @constant */
                    do: "create";
                    value: string;
                } | {
                    /** @constant */
                    do: "empty";
                    value: string;
                })[];
                /**
                 * @description of relations: names that only resemble others and were not decided. Usually "ask"
                 * @enum {string}
                 */
                near?: "ask" | "create" | "empty";
                /** @description what the run adds for this column, where it is not there yet; of the target "new" guessed from the cells where it is missing */
                newField?: {
                    /** @enum {string} */
                    kind: "text" | "long-text" | "number" | "money" | "date" | "datetime" | "choice" | "many-choices" | "yes-no" | "link";
                    label: string;
                    /**
                     * @description of a choice; empty: the values of the column
                     * @default []
                     */
                    options: components["schemas"]["FieldOptionInput"][];
                };
                /** @description put before ids, so that those of two systems are never taken for one, e.g. "hubspot:" */
                prefix?: string;
                /** @description of relations: what parts several names in a cell; a field that holds one takes the first */
                separator?: string;
                /** @description a field, or a part of one such as "name:first", "amount:currency", "lines:quantity"; or "id"; or "deleted": a row that says yes there is left out; or "new": a field that the run adds; of customers also "consent:email:marketing" (she agreed), "consent:email:all:out" (she opted out), of any channel and purpose, and "consent:at" (when) */
                target: string;
                /**
                 * @description of dates
                 * @enum {string}
                 */
                timeForm?: "iso" | "unix-seconds" | "unix-milliseconds" | "excel-serial" | "day-month-year" | "month-day-year" | "year-month-day" | "month-name";
                /**
                 * @description of relations: names that are not there and resemble none. Usually "create"
                 * @enum {string}
                 */
                unknown?: "create" | "empty" | "refuse";
            }[];
            /**
             * @description of amounts that name none
             * @default EUR
             */
            currency: string;
            delimiter?: string;
            encoding?: string;
            /**
             * @description records that are there: take the file’s values, fill empty fields only, or leave them
             * @default update
             * @enum {string}
             */
            known: "update" | "fill" | "leave";
            /** @description fields by which a row is recognised as a record that is there, tried in this order */
            match: string[];
            /** @description of deals: whose stages the words of the file are */
            pipeline?: string;
            /** @description of a workbook: which sheet; the first with rows unless given */
            sheet?: string;
            /** @default UTC */
            timeZone: string;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product";
            /**
             * @description rows that are no record yet
             * @default create
             * @enum {string}
             */
            unknown: "create" | "leave";
        };
        RecordPage: {
            /** @description id → how people call that record */
            labels: {
                [key: string]: string;
            };
            next: string | null;
            rows: components["schemas"]["CrmRecord"][];
            total: {
                /** @description false: there are more than n */
                exact: boolean;
                n: number;
            };
        };
        RecordPageInput: {
            /** @description id → how people call that record */
            labels: {
                [key: string]: string;
            };
            next: string | null;
            rows: components["schemas"]["CrmRecordInput"][];
            total: {
                /** @description false: there are more than n */
                exact: boolean;
                n: number;
            };
        };
        RecordTypeInfo: {
            fields: components["schemas"]["Field"][];
            label: string;
            plural: string;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        RecordTypeInfoInput: {
            fields: components["schemas"]["FieldInput"][];
            label: string;
            plural: string;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        RecordWrite: {
            /** @constant */
            do: "create";
            /** @description field name → value; null empties it */
            values: {
                [key: string]: components["schemas"]["FieldValue"];
            };
        } | {
            /** @constant */
            do: "update";
            id: string;
            /** @description field name → value; null empties it */
            values: {
                [key: string]: components["schemas"]["FieldValue"];
            };
            /** @description refused when the record has moved on */
            version?: number;
        } | {
            /** @constant */
            do: "delete";
            id: string;
            /** @description refused when the record has moved on */
            version?: number;
        } | {
            /** @constant */
            do: "restore";
            id: string;
            /** @description refused when the record has moved on */
            version?: number;
        };
        RecordWriteInput: {
            /** @constant */
            do: "create";
            /** @description field name → value; null empties it */
            values: {
                [key: string]: components["schemas"]["FieldValueInput"];
            };
        } | {
            /** @constant */
            do: "update";
            id: string;
            /** @description field name → value; null empties it */
            values: {
                [key: string]: components["schemas"]["FieldValueInput"];
            };
            /** @description refused when the record has moved on */
            version?: number;
        } | {
            /** @constant */
            do: "delete";
            id: string;
            /** @description refused when the record has moved on */
            version?: number;
        } | {
            /** @constant */
            do: "restore";
            id: string;
            /** @description refused when the record has moved on */
            version?: number;
        };
        RecordWriteResult: {
            id: string;
            index: number;
            /** @constant */
            status: "done";
            version: number;
        } | {
            id: string;
            index: number;
            /** @constant */
            status: "unchanged";
            version: number;
        } | {
            code: string;
            field?: string;
            index: number;
            message: string;
            /** @constant */
            status: "refused";
            /** @description the current one, when the record has moved on */
            version?: number;
        };
        RecordWriteResultInput: {
            id: string;
            index: number;
            /** @constant */
            status: "done";
            version: number;
        } | {
            id: string;
            index: number;
            /** @constant */
            status: "unchanged";
            version: number;
        } | {
            code: string;
            field?: string;
            index: number;
            message: string;
            /** @constant */
            status: "refused";
            /** @description the current one, when the record has moved on */
            version?: number;
        };
        Rederivation: {
            customersDone: number;
            customersTotal: number;
            error: string | null;
            secondsLeft: number | null;
            /** @enum {string} */
            state: "idle" | "running" | "failed";
        };
        RederivationInput: {
            customersDone: number;
            customersTotal: number;
            error: string | null;
            secondsLeft: number | null;
            /** @enum {string} */
            state: "idle" | "running" | "failed";
        };
        Retention: {
            /** @description the moment it was counted at: ask for customers with it */
            asOf: string;
            /** @description what counts as coming */
            came: string;
            cohorts: components["schemas"]["Cohort"][];
            entrants: {
                n: number;
                /** @description names the number: give it to …/retention/customers */
                number: string;
            };
            /** @description over all cohorts old enough, period by period */
            overall: components["schemas"]["RetentionPeriod"][];
            /** @description what counts as coming back */
            returned: string;
            tookMs: number;
            /** @enum {string} */
            unit: "day" | "week" | "month";
        };
        RetentionCustomers: {
            customers: number;
            /** @description cursor of the next page */
            next: string | null;
            number: string;
            rows: components["schemas"]["ReturnRow"][];
            title: string;
            /** @description journeys */
            total: number;
        };
        RetentionCustomersInput: {
            customers: number;
            /** @description cursor of the next page */
            next: string | null;
            number: string;
            rows: components["schemas"]["ReturnRowInput"][];
            title: string;
            /** @description journeys */
            total: number;
        };
        RetentionInput: {
            /** @description the moment it was counted at: ask for customers with it */
            asOf: string;
            /** @description what counts as coming */
            came: string;
            cohorts: components["schemas"]["CohortInput"][];
            entrants: {
                n: number;
                /** @description names the number: give it to …/retention/customers */
                number: string;
            };
            /** @description over all cohorts old enough, period by period */
            overall: components["schemas"]["RetentionPeriodInput"][];
            /** @description what counts as coming back */
            returned: string;
            tookMs: number;
            /** @enum {string} */
            unit: "day" | "week" | "month";
        };
        RetentionPeriod: {
            /** @description of cohorts for which this period is over */
            entrants: {
                n: number;
                /** @description names the number: give it to …/retention/customers */
                number: string;
            };
            /** @description came back in this very period */
            on: components["schemas"]["Returned"];
            /** @description came back in this period or later */
            onOrAfter: components["schemas"]["Returned"];
        };
        RetentionPeriodInput: {
            /** @description of cohorts for which this period is over */
            entrants: {
                n: number;
                /** @description names the number: give it to …/retention/customers */
                number: string;
            };
            /** @description came back in this very period */
            on: components["schemas"]["ReturnedInput"];
            /** @description came back in this period or later */
            onOrAfter: components["schemas"]["ReturnedInput"];
        };
        Returned: {
            customers: {
                n: number;
                /** @description names the number: give it to …/retention/customers */
                number: string;
            };
            /** @description of the entrants that it stands for */
            share: components["schemas"]["Estimate"];
        };
        ReturnedInput: {
            customers: {
                n: number;
                /** @description names the number: give it to …/retention/customers */
                number: string;
            };
            /** @description of the entrants that it stands for */
            share: components["schemas"]["EstimateInput"];
        };
        ReturnRow: {
            customer: string;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
            /** @description order, deal or ticket id; empty when customers are followed */
            object: string;
            /** @description in how many periods it came back */
            periods: number;
            /** @description UTC, ISO 8601 */
            startedAt: string;
        };
        ReturnRowInput: {
            customer: string;
            known: boolean;
            label: string;
            /** @description UTC, ISO 8601 */
            lastAt: string;
            /** @description order, deal or ticket id; empty when customers are followed */
            object: string;
            /** @description in how many periods it came back */
            periods: number;
            /** @description UTC, ISO 8601 */
            startedAt: string;
        };
        SavedView: {
            /** @default [] */
            columns: string[];
            /** @default null */
            filter: components["schemas"]["SegmentRule"] | null;
            /**
             * @description of a board: the field of its columns
             * @default null
             */
            group: string | null;
            id: string;
            name: string;
            owner: string;
            /**
             * @default table
             * @enum {string}
             */
            shape: "table" | "board" | "calendar";
            /** @default false */
            shared: boolean;
            /**
             * @description a field; "-" before it turns the order
             * @default null
             */
            sort: string | null;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
            version: number;
        };
        SavedViewDesign: {
            /** @default [] */
            columns: string[];
            /** @default null */
            filter: components["schemas"]["SegmentRule"] | null;
            /**
             * @description of a board: the field of its columns
             * @default null
             */
            group: string | null;
            name: string;
            /**
             * @default table
             * @enum {string}
             */
            shape: "table" | "board" | "calendar";
            /** @default false */
            shared: boolean;
            /**
             * @description a field; "-" before it turns the order
             * @default null
             */
            sort: string | null;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        SavedViewDesignInput: {
            /** @default [] */
            columns: string[];
            /** @default null */
            filter: components["schemas"]["SegmentRuleInput"] | null;
            /**
             * @description of a board: the field of its columns
             * @default null
             */
            group: string | null;
            name: string;
            /**
             * @default table
             * @enum {string}
             */
            shape: "table" | "board" | "calendar";
            /** @default false */
            shared: boolean;
            /**
             * @description a field; "-" before it turns the order
             * @default null
             */
            sort: string | null;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        SavedViewInput: {
            /** @default [] */
            columns: string[];
            /** @default null */
            filter: components["schemas"]["SegmentRuleInput"] | null;
            /**
             * @description of a board: the field of its columns
             * @default null
             */
            group: string | null;
            id: string;
            name: string;
            owner: string;
            /**
             * @default table
             * @enum {string}
             */
            shape: "table" | "board" | "calendar";
            /** @default false */
            shared: boolean;
            /**
             * @description a field; "-" before it turns the order
             * @default null
             */
            sort: string | null;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
            version: number;
        };
        SearchHit: {
            /** @description the text that matched */
            detail: string;
            id: string;
            label: string;
            score: number;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        SearchHitInput: {
            /** @description the text that matched */
            detail: string;
            id: string;
            label: string;
            score: number;
            /** @enum {string} */
            type: "customer" | "company" | "deal" | "ticket" | "order" | "product" | "campaign" | "activity" | "note" | "task" | "tag";
        };
        SegmentRule: {
            /** @constant */
            kind: "all";
            rules: components["schemas"]["SegmentRule"][];
        } | {
            /** @constant */
            kind: "any";
            rules: components["schemas"]["SegmentRule"][];
        } | {
            /** @constant */
            kind: "not";
            rule: components["schemas"]["SegmentRule"];
        } | {
            key: string;
            /** @constant */
            kind: "trait";
            /** @enum {string} */
            op: "is" | "is-not" | "contains" | "exists" | "at-least" | "at-most";
            /** @default  */
            value: string;
        } | {
            /** @default 1 */
            atLeast: number;
            /** @constant */
            kind: "touchpoint";
            /** @enum {string} */
            op: "did" | "did-not";
            touchpoint: number;
        } | {
            field: string;
            /** @constant */
            kind: "field";
            /** @enum {string} */
            op: "is" | "is-not" | "any-of" | "contains" | "starts-with" | "empty" | "not-empty" | "at-least" | "at-most" | "last-days" | "next-days";
            /** @default  */
            value: string | number | boolean | string[];
        };
        SegmentRuleInput: {
            /** @constant */
            kind: "all";
            rules: components["schemas"]["SegmentRuleInput"][];
        } | {
            /** @constant */
            kind: "any";
            rules: components["schemas"]["SegmentRuleInput"][];
        } | {
            /** @constant */
            kind: "not";
            rule: components["schemas"]["SegmentRuleInput"];
        } | {
            key: string;
            /** @constant */
            kind: "trait";
            /** @enum {string} */
            op: "is" | "is-not" | "contains" | "exists" | "at-least" | "at-most";
            /** @default  */
            value: string;
        } | {
            /** @default 1 */
            atLeast: number;
            /** @constant */
            kind: "touchpoint";
            /** @enum {string} */
            op: "did" | "did-not";
            touchpoint: number;
        } | {
            field: string;
            /** @constant */
            kind: "field";
            /** @enum {string} */
            op: "is" | "is-not" | "any-of" | "contains" | "starts-with" | "empty" | "not-empty" | "at-least" | "at-most" | "last-days" | "next-days";
            /** @default  */
            value: string | number | boolean | string[];
        };
        SourceFreshness: {
            channel: string;
            interactions: number;
            interactions24h: number;
            lastAt: string | null;
        };
        SourceFreshnessInput: {
            channel: string;
            interactions: number;
            interactions24h: number;
            lastAt: string | null;
        };
        Stage: {
            id: string;
            name: string;
            steps: components["schemas"]["Step"][];
        };
        StageInput: {
            id: string;
            name: string;
            steps: components["schemas"]["StepInput"][];
        };
        StageMeasure: {
            /** @description came back to this stage after leaving it */
            again: components["schemas"]["Counted"];
            /** @description moved from this stage back to an earlier one */
            backFrom: components["schemas"]["Counted"];
            conversion: components["schemas"]["Estimate"];
            /** @description did a step of this very stage */
            did: components["schemas"]["Counted"];
            dropOff: components["schemas"]["Estimate"];
            /** @description open, and this is the furthest stage */
            here: components["schemas"]["Counted"];
            id: string;
            /** @description silent, and this was the furthest stage */
            left: components["schemas"]["Counted"];
            /** @description open, and the last step lies in this stage */
            now: components["schemas"]["Counted"];
            /** @description did a step of this stage or of a later one */
            reached: components["schemas"]["Counted"];
            /** @description reached a later stage without a step of this one */
            skipped: components["schemas"]["Counted"];
            stillOpen: components["schemas"]["Estimate"];
            /** @description a visit, from entering the stage until another one; every visit counts */
            time: components["schemas"]["Duration"];
            /** @description reached the next stage, or completed the journey here */
            wentOn: components["schemas"]["Counted"];
        };
        StageMeasureInput: {
            /** @description came back to this stage after leaving it */
            again: components["schemas"]["CountedInput"];
            /** @description moved from this stage back to an earlier one */
            backFrom: components["schemas"]["CountedInput"];
            conversion: components["schemas"]["EstimateInput"];
            /** @description did a step of this very stage */
            did: components["schemas"]["CountedInput"];
            dropOff: components["schemas"]["EstimateInput"];
            /** @description open, and this is the furthest stage */
            here: components["schemas"]["CountedInput"];
            id: string;
            /** @description silent, and this was the furthest stage */
            left: components["schemas"]["CountedInput"];
            /** @description open, and the last step lies in this stage */
            now: components["schemas"]["CountedInput"];
            /** @description did a step of this stage or of a later one */
            reached: components["schemas"]["CountedInput"];
            /** @description reached a later stage without a step of this one */
            skipped: components["schemas"]["CountedInput"];
            stillOpen: components["schemas"]["EstimateInput"];
            /** @description a visit, from entering the stage until another one; every visit counts */
            time: components["schemas"]["DurationInput"];
            /** @description reached the next stage, or completed the journey here */
            wentOn: components["schemas"]["CountedInput"];
        };
        Step: {
            /** @default  */
            department: string;
            id: string;
            name: string;
            /** @description Promised: the next step follows within so many hours; missing: nothing is promised */
            promiseHours?: number;
            touchpoints: number[];
        };
        StepInput: {
            /** @default  */
            department: string;
            id: string;
            name: string;
            /** @description Promised: the next step follows within so many hours; missing: nothing is promised */
            promiseHours?: number;
            touchpoints: number[];
        };
        StepMeasure: {
            /** @description left it and entered it again */
            again: components["schemas"]["Counted"];
            channels: {
                /** @enum {string} */
                channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
                customers: components["schemas"]["Counted"];
            }[];
            /** @description wentOn / reached */
            conversion: components["schemas"]["Estimate"];
            /** @description left / reached */
            dropOff: components["schemas"]["Estimate"];
            emotion: components["schemas"]["Emotion"];
            /** @description open, and this is the last step so far */
            here: components["schemas"]["Counted"];
            id: string;
            /** @description silent since; this was the last step */
            left: components["schemas"]["Counted"];
            /** @description amounts of baskets, quotes and the like: no revenue */
            mentioned: {
                currency: string;
                journeys: number;
                minor: number;
            }[];
            metrics: {
                answers: components["schemas"]["Counted"];
                high: number;
                low: number;
                /** @enum {string} */
                scale: "nps" | "csat" | "ces" | "rating";
                /** @description NPS -100..100; CSAT and rating: share of 4-5; CES: mean of 1..7 */
                value: number;
            }[];
            reached: components["schemas"]["Counted"];
            /** @description did it twice or more in a row */
            repeated: components["schemas"]["Counted"];
            /** @description reached a later stage without it */
            skipped: components["schemas"]["Counted"];
            /** @description here / reached */
            stillOpen: components["schemas"]["Estimate"];
            /** @description a visit, from entering the step until the next one; every visit counts */
            time: components["schemas"]["Duration"];
            /** @description revenue: won less given back, an order once */
            value: {
                currency: string;
                journeys: number;
                minor: number;
            }[];
            /** @description after the last visit went to another step or completed here */
            wentOn: components["schemas"]["Counted"];
        };
        StepMeasureInput: {
            /** @description left it and entered it again */
            again: components["schemas"]["CountedInput"];
            channels: {
                /** @enum {string} */
                channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
                customers: components["schemas"]["CountedInput"];
            }[];
            /** @description wentOn / reached */
            conversion: components["schemas"]["EstimateInput"];
            /** @description left / reached */
            dropOff: components["schemas"]["EstimateInput"];
            emotion: components["schemas"]["EmotionInput"];
            /** @description open, and this is the last step so far */
            here: components["schemas"]["CountedInput"];
            id: string;
            /** @description silent since; this was the last step */
            left: components["schemas"]["CountedInput"];
            /** @description amounts of baskets, quotes and the like: no revenue */
            mentioned: {
                currency: string;
                journeys: number;
                minor: number;
            }[];
            metrics: {
                answers: components["schemas"]["CountedInput"];
                high: number;
                low: number;
                /** @enum {string} */
                scale: "nps" | "csat" | "ces" | "rating";
                /** @description NPS -100..100; CSAT and rating: share of 4-5; CES: mean of 1..7 */
                value: number;
            }[];
            reached: components["schemas"]["CountedInput"];
            /** @description did it twice or more in a row */
            repeated: components["schemas"]["CountedInput"];
            /** @description reached a later stage without it */
            skipped: components["schemas"]["CountedInput"];
            /** @description here / reached */
            stillOpen: components["schemas"]["EstimateInput"];
            /** @description a visit, from entering the step until the next one; every visit counts */
            time: components["schemas"]["DurationInput"];
            /** @description revenue: won less given back, an order once */
            value: {
                currency: string;
                journeys: number;
                minor: number;
            }[];
            /** @description after the last visit went to another step or completed here */
            wentOn: components["schemas"]["CountedInput"];
        };
        TimelineEntry: {
            /** @description UTC, ISO 8601 */
            at: string;
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            /** @description whose it is now, after all merges; null: told by a deal, order or ticket of a company that has no customer */
            customer: string | null;
            deal: string;
            department: string;
            messageId: string;
            /** @description as sent */
            name: string;
            order: string;
            properties: {
                [key: string]: unknown;
            };
            rawScore: number | null;
            scale: ("nps" | "csat" | "ces" | "rating") | null;
            /** @description -2..+2 */
            score: number | null;
            source: ("said" | "read" | "shown") | null;
            text: string;
            ticket: string;
            touchpoint: number | null;
            touchpointName: string;
            type: string;
            value: {
                currency: string;
                minor: number;
            } | null;
        };
        TimelineEntryInput: {
            /** @description UTC, ISO 8601 */
            at: string;
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            /** @description whose it is now, after all merges; null: told by a deal, order or ticket of a company that has no customer */
            customer: string | null;
            deal: string;
            department: string;
            messageId: string;
            /** @description as sent */
            name: string;
            order: string;
            properties: {
                [key: string]: unknown;
            };
            rawScore: number | null;
            scale: ("nps" | "csat" | "ces" | "rating") | null;
            /** @description -2..+2 */
            score: number | null;
            source: ("said" | "read" | "shown") | null;
            text: string;
            ticket: string;
            touchpoint: number | null;
            touchpointName: string;
            type: string;
            value: {
                currency: string;
                minor: number;
            } | null;
        };
        Touchpoint: {
            /**
             * @description won: ordered, paid or signed, and negative where it is given back; given-back: refunds, taken off whatever their sign; mentioned: baskets, quotes and hopes, which are no revenue
             * @enum {string}
             */
            amounts: "mentioned" | "won" | "given-back";
            /**
             * @description what doing it is; contacts are looked at for coming again
             * @enum {string}
             */
            behaviour: "none" | "contact" | "complaint" | "refund" | "cancellation" | "rage-click";
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            department: string;
            /** @description What the behaviour itself shows, in hundredths on -200..200; a proxy, counted as "shown" */
            feeling: number | null;
            hidden: boolean;
            id: number;
            name: string;
            /** @enum {string} */
            origin: "found" | "made";
            rules: components["schemas"]["TouchpointRule"][];
        };
        TouchpointInput: {
            /**
             * @description won: ordered, paid or signed, and negative where it is given back; given-back: refunds, taken off whatever their sign; mentioned: baskets, quotes and hopes, which are no revenue
             * @enum {string}
             */
            amounts: "mentioned" | "won" | "given-back";
            /**
             * @description what doing it is; contacts are looked at for coming again
             * @enum {string}
             */
            behaviour: "none" | "contact" | "complaint" | "refund" | "cancellation" | "rage-click";
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            department: string;
            /** @description What the behaviour itself shows, in hundredths on -200..200; a proxy, counted as "shown" */
            feeling: number | null;
            hidden: boolean;
            id: number;
            name: string;
            /** @enum {string} */
            origin: "found" | "made";
            rules: components["schemas"]["TouchpointRuleInput"][];
        };
        TouchpointRule: {
            channel?: string;
            /** @description Event or page name, with * as a wildcard */
            name?: string;
            /** @description URL path, with * as a wildcard */
            path?: string;
            /** @default [] */
            properties: {
                key: string;
                /** @enum {string} */
                op: "is" | "is-not" | "contains" | "at-least" | "at-most" | "exists";
                /** @default  */
                value: string;
            }[];
            type?: string;
        };
        TouchpointRuleInput: {
            channel?: string;
            /** @description Event or page name, with * as a wildcard */
            name?: string;
            /** @description URL path, with * as a wildcard */
            path?: string;
            /** @default [] */
            properties: {
                key: string;
                /** @enum {string} */
                op: "is" | "is-not" | "contains" | "at-least" | "at-most" | "exists";
                /** @default  */
                value: string;
            }[];
            type?: string;
        };
        TouchpointWithCounts: {
            /**
             * @description won: ordered, paid or signed, and negative where it is given back; given-back: refunds, taken off whatever their sign; mentioned: baskets, quotes and hopes, which are no revenue
             * @enum {string}
             */
            amounts: "mentioned" | "won" | "given-back";
            /**
             * @description what doing it is; contacts are looked at for coming again
             * @enum {string}
             */
            behaviour: "none" | "contact" | "complaint" | "refund" | "cancellation" | "rage-click";
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            customers: number;
            department: string;
            /** @description What the behaviour itself shows, in hundredths on -200..200; a proxy, counted as "shown" */
            feeling: number | null;
            firstAt: string | null;
            hidden: boolean;
            id: number;
            interactions: number;
            kinds: components["schemas"]["Kind"][];
            lastAt: string | null;
            name: string;
            /** @enum {string} */
            origin: "found" | "made";
            rules: components["schemas"]["TouchpointRule"][];
        };
        TouchpointWithCountsInput: {
            /**
             * @description won: ordered, paid or signed, and negative where it is given back; given-back: refunds, taken off whatever their sign; mentioned: baskets, quotes and hopes, which are no revenue
             * @enum {string}
             */
            amounts: "mentioned" | "won" | "given-back";
            /**
             * @description what doing it is; contacts are looked at for coming again
             * @enum {string}
             */
            behaviour: "none" | "contact" | "complaint" | "refund" | "cancellation" | "rage-click";
            /** @enum {string} */
            channel: "other" | "web" | "app" | "email" | "phone" | "chat" | "social" | "shop" | "post" | "ad" | "event" | "partner" | "survey" | "ticket";
            customers: number;
            department: string;
            /** @description What the behaviour itself shows, in hundredths on -200..200; a proxy, counted as "shown" */
            feeling: number | null;
            firstAt: string | null;
            hidden: boolean;
            id: number;
            interactions: number;
            kinds: components["schemas"]["KindInput"][];
            lastAt: string | null;
            name: string;
            /** @enum {string} */
            origin: "found" | "made";
            rules: components["schemas"]["TouchpointRuleInput"][];
        };
        Transition: {
            backward: boolean;
            from: string;
            journeys: components["schemas"]["Counted"];
            medianGapSeconds: number | null;
            p90GapSeconds: number | null;
            to: string;
            transitions: number;
        };
        TransitionInput: {
            backward: boolean;
            from: string;
            journeys: components["schemas"]["CountedInput"];
            medianGapSeconds: number | null;
            p90GapSeconds: number | null;
            to: string;
            transitions: number;
        };
        Webhook: {
            /**
             * @description false: messages are kept, and sent when it is true again
             * @default true
             */
            active: boolean;
            /** @description UTC, ISO 8601 */
            createdAt: string;
            /** @description the last success */
            deliveredAt: string | null;
            /** @description messages given up, which can be replayed */
            failed: number;
            /** @description nothing but failures since */
            failingSince: string | null;
            happenings: ("customer.created" | "customer.updated" | "customer.deleted" | "customer.restored" | "company.created" | "company.updated" | "company.deleted" | "company.restored" | "deal.created" | "deal.updated" | "deal.deleted" | "deal.restored" | "ticket.created" | "ticket.updated" | "ticket.deleted" | "ticket.restored" | "order.created" | "order.updated" | "order.deleted" | "order.restored" | "product.created" | "product.updated" | "product.deleted" | "product.restored" | "campaign.created" | "campaign.updated" | "campaign.deleted" | "campaign.restored" | "activity.created" | "activity.updated" | "activity.deleted" | "activity.restored" | "note.created" | "note.updated" | "note.deleted" | "note.restored" | "task.created" | "task.updated" | "task.deleted" | "task.restored" | "tag.created" | "tag.updated" | "tag.deleted" | "tag.restored" | "customer.merged" | "customer.separated" | "interaction.accepted")[];
            id: number;
            madeBy: string;
            name: string;
            /** @description why Waymark itself stopped sending; empty: it did not */
            offBecause: string;
            /** @description both secrets sign until then */
            oldSecretUntil: string | null;
            /** @description what went wrong last and what to do; empty: nothing did */
            problem: string;
            /**
             * @description of accepted interactions, only those at these touchpoints; empty: all
             * @default []
             */
            touchpoints: number[];
            url: string;
            /** @description messages still to be sent */
            waiting: number;
        };
        WebhookDesign: {
            /**
             * @description false: messages are kept, and sent when it is true again
             * @default true
             */
            active: boolean;
            happenings: ("customer.created" | "customer.updated" | "customer.deleted" | "customer.restored" | "company.created" | "company.updated" | "company.deleted" | "company.restored" | "deal.created" | "deal.updated" | "deal.deleted" | "deal.restored" | "ticket.created" | "ticket.updated" | "ticket.deleted" | "ticket.restored" | "order.created" | "order.updated" | "order.deleted" | "order.restored" | "product.created" | "product.updated" | "product.deleted" | "product.restored" | "campaign.created" | "campaign.updated" | "campaign.deleted" | "campaign.restored" | "activity.created" | "activity.updated" | "activity.deleted" | "activity.restored" | "note.created" | "note.updated" | "note.deleted" | "note.restored" | "task.created" | "task.updated" | "task.deleted" | "task.restored" | "tag.created" | "tag.updated" | "tag.deleted" | "tag.restored" | "customer.merged" | "customer.separated" | "interaction.accepted")[];
            name: string;
            /**
             * @description of accepted interactions, only those at these touchpoints; empty: all
             * @default []
             */
            touchpoints: number[];
            url: string;
        };
        WebhookDesignInput: {
            /**
             * @description false: messages are kept, and sent when it is true again
             * @default true
             */
            active: boolean;
            happenings: ("customer.created" | "customer.updated" | "customer.deleted" | "customer.restored" | "company.created" | "company.updated" | "company.deleted" | "company.restored" | "deal.created" | "deal.updated" | "deal.deleted" | "deal.restored" | "ticket.created" | "ticket.updated" | "ticket.deleted" | "ticket.restored" | "order.created" | "order.updated" | "order.deleted" | "order.restored" | "product.created" | "product.updated" | "product.deleted" | "product.restored" | "campaign.created" | "campaign.updated" | "campaign.deleted" | "campaign.restored" | "activity.created" | "activity.updated" | "activity.deleted" | "activity.restored" | "note.created" | "note.updated" | "note.deleted" | "note.restored" | "task.created" | "task.updated" | "task.deleted" | "task.restored" | "tag.created" | "tag.updated" | "tag.deleted" | "tag.restored" | "customer.merged" | "customer.separated" | "interaction.accepted")[];
            name: string;
            /**
             * @description of accepted interactions, only those at these touchpoints; empty: all
             * @default []
             */
            touchpoints: number[];
            url: string;
        };
        WebhookInput: {
            /**
             * @description false: messages are kept, and sent when it is true again
             * @default true
             */
            active: boolean;
            /** @description UTC, ISO 8601 */
            createdAt: string;
            /** @description the last success */
            deliveredAt: string | null;
            /** @description messages given up, which can be replayed */
            failed: number;
            /** @description nothing but failures since */
            failingSince: string | null;
            happenings: ("customer.created" | "customer.updated" | "customer.deleted" | "customer.restored" | "company.created" | "company.updated" | "company.deleted" | "company.restored" | "deal.created" | "deal.updated" | "deal.deleted" | "deal.restored" | "ticket.created" | "ticket.updated" | "ticket.deleted" | "ticket.restored" | "order.created" | "order.updated" | "order.deleted" | "order.restored" | "product.created" | "product.updated" | "product.deleted" | "product.restored" | "campaign.created" | "campaign.updated" | "campaign.deleted" | "campaign.restored" | "activity.created" | "activity.updated" | "activity.deleted" | "activity.restored" | "note.created" | "note.updated" | "note.deleted" | "note.restored" | "task.created" | "task.updated" | "task.deleted" | "task.restored" | "tag.created" | "tag.updated" | "tag.deleted" | "tag.restored" | "customer.merged" | "customer.separated" | "interaction.accepted")[];
            id: number;
            madeBy: string;
            name: string;
            /** @description why Waymark itself stopped sending; empty: it did not */
            offBecause: string;
            /** @description both secrets sign until then */
            oldSecretUntil: string | null;
            /** @description what went wrong last and what to do; empty: nothing did */
            problem: string;
            /**
             * @description of accepted interactions, only those at these touchpoints; empty: all
             * @default []
             */
            touchpoints: number[];
            url: string;
            /** @description messages still to be sent */
            waiting: number;
        };
        WriteKey: {
            accepted: number;
            createdAt: string;
            id: number;
            lastUsedAt: string | null;
            name: string;
            /** @description first characters, to recognise it by */
            prefix: string;
            refused: number;
        };
        WriteKeyInput: {
            accepted: number;
            createdAt: string;
            id: number;
            lastUsedAt: string | null;
            name: string;
            /** @description first characters, to recognise it by */
            prefix: string;
            refused: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
