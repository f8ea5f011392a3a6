import { z } from 'zod';
import {
  changePasswordSchema,
  createUserSchema,
  firstAdministratorSchema,
  meSchema,
  newAdministratorSchema,
  setPasswordSchema,
  setupStateSchema,
  signInSchema,
  userSchema,
} from './http.ts';
import { byId, type RouteMap } from './route.ts';

export const IDENTITY_ROUTES = {
  'GET /api/setup': { who: 'anybody', status: 200, answer: setupStateSchema },
  'POST /api/first-administrator': {
    who: 'anybody',
    body: firstAdministratorSchema,
    status: 201,
    answer: meSchema,
  },
  'POST /api/administrator-code': {
    who: 'anybody',
    body: newAdministratorSchema,
    status: 201,
    answer: meSchema,
  },
  'POST /api/sign-in': { who: 'anybody', body: signInSchema, status: 200, answer: meSchema },
  'POST /api/sign-out': { who: 'anybody', status: 204, answer: z.null() },
  'GET /api/me': { who: 'signed-in', status: 200, answer: meSchema },
  'POST /api/password': {
    who: 'signed-in',
    body: changePasswordSchema,
    status: 204,
    answer: z.null(),
  },
  'GET /api/users': {
    who: 'manage-clinic',
    status: 200,
    answer: z.object({ users: z.array(userSchema) }),
  },
  'POST /api/users': {
    who: 'manage-clinic',
    body: createUserSchema,
    status: 201,
    answer: userSchema,
  },
  'POST /api/users/:id/password': {
    who: 'manage-clinic',
    params: byId,
    body: setPasswordSchema,
    status: 200,
    answer: userSchema,
  },
  'POST /api/users/:id/deactivate': {
    who: 'manage-clinic',
    params: byId,
    status: 200,
    answer: userSchema,
  },
  'POST /api/users/:id/reactivate': {
    who: 'manage-clinic',
    params: byId,
    status: 200,
    answer: userSchema,
  },
} as const satisfies RouteMap;
