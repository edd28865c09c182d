'use client';
// The typed door of the browser to the procedures. `AppRouter` is a type only: no server code
// comes along.
import { createTRPCContext } from '@trpc/tanstack-react-query';
import type { AppRouter } from '@/server/api/root';

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
