/** Passwords that are printed in public: the demo uses them, nobody else may. */
export const DEMO_PASSWORD = 'demo-Dealerdesk-2026';

export const DEMO_PASSWORDS: readonly string[] = [DEMO_PASSWORD];
