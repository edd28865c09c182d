// Names of the session cookie. `__Host-` binds it to this host and to HTTPS; a local start over
// plain HTTP cannot have that.
export const SECURE_SESSION_COOKIE = '__Host-dealerdesk-session';
export const LOCAL_SESSION_COOKIE = 'dealerdesk-session';
