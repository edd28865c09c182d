// The page behind an invitation's link: choose a password, or learn why the link does not work.
import { TRPCError } from '@trpc/server';
import { getTranslations } from 'next-intl/server';
import { errorShape } from '@/server/api/error-map';
import { caller } from '@/trpc/server';
import { AcceptForm } from './_components/accept-form';
import { BadLink } from './_components/bad-link';

interface InvitationPageProps {
  params: Promise<{ token: string }>;
}

export async function generateMetadata() {
  const t = await getTranslations('auth.invitation');
  // The address holds a secret: it must not travel on as a referrer.
  return { title: t('submit'), referrer: 'no-referrer', robots: { index: false } };
}

async function greet(token: string) {
  try {
    return { greeting: await caller.identity.greetInvitee({ token }) };
  } catch (error) {
    const refusal = error instanceof TRPCError ? errorShape(error) : undefined;
    if (!refusal) throw error;
    return { refusal };
  }
}

export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params;
  const { greeting, refusal } = await greet(token);
  return greeting ? (
    <AcceptForm token={token} greeting={greeting} />
  ) : (
    <BadLink refusal={refusal} />
  );
}
